//! The messages, by the place they are said in: each place has a catalogue of its own, so that nobody
//! downloads words that nobody reads there.

/// A message, by the key it has in every catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// The key, without what follows from date and count.
    pub key: &'static str,
    /// Whether it is said of a day: then it has the contexts `today`, `tomorrow` and `undated`
    /// besides the plain form with a `{{date}}`. Whoever speaks knows; only tests of catalogues ask.
    #[cfg(not(target_family = "wasm"))]
    pub dated: bool,
    /// Whether it is said of a `{{count}}`: then it has a form for each plural category.
    #[cfg(not(target_family = "wasm"))]
    pub counted: bool,
}

/// Names messages, and the list of all of them, as constants of a type.
macro_rules! messages {
    ($owner:ident
     $(#[$of_list:meta])* $list:ident:
     $($(#[$doc:meta])* $name:ident = $key:literal $(, $dated:ident)? $(; $counted:ident)?)*) => {
        impl $owner {
            $($(#[$doc])* pub const $name: $crate::present::message::Message =
                $crate::present::message::Message {
                    key: $key,
                    #[cfg(not(target_family = "wasm"))]
                    dated: $crate::present::message::messages!(@ $($dated)?),
                    #[cfg(not(target_family = "wasm"))]
                    counted: $crate::present::message::messages!(@ $($counted)?),
                };)*
            $(#[$of_list])*
            pub const $list: &[$crate::present::message::Message] = &[$($owner::$name),*];
        }
    };
    (@) => { false };
    (@ $flag:ident) => { true };
}
#[cfg(any(feature = "full", feature = "checkout", feature = "care"))]
pub(super) use messages;

messages! {
    Message
    /// What is said of an item.
    STATUS:
    /// All from stock.
    IN_STOCK = "inStock", dated
    /// All from stock, of which little is left.
    LOW_STOCK = "lowStock", dated; counted
    /// A wait too short to speak of.
    QUIET = "quiet", dated
    /// Some from stock.
    PARTIAL = "partial", dated
    /// All later.
    BACKORDER = "backorder", dated
    /// All later, in words that do not say so.
    DISCREET = "discreet", dated
    /// Not released yet.
    PREORDER = "preorder", dated
    /// Made for the order.
    MADE_TO_ORDER = "madeToOrder", dated
    /// Nothing can be had until a day.
    OUT_OF_STOCK = "outOfStock", dated
    /// Only so many can be had.
    SHORT = "short", dated; counted
    /// Never again.
    GONE = "discontinued"
    /// Never again, and so many are left.
    LAST_ONES = "discontinuedLeft"; counted
    /// No such sku.
    UNKNOWN = "unknown"
    /// Order by then and it ships today.
    CUT_OFF = "cutOffNote"
    /// The same while some hours are left.
    HOURS_LEFT = "hoursLeftNote"
    /// The same while it is whole hours.
    WHOLE_HOURS_LEFT = "wholeHoursLeftNote"
    /// The same in the last hour.
    MINUTES_LEFT = "minutesLeftNote"
    /// It ships later than was said.
    LATER = "laterNews"
    /// It ships sooner than was said.
    SOONER = "soonerNews"
    /// The day that was said does not hold, and there is no other.
    LOST = "lostNews"
    /// There was no day, and now there is.
    FOUND = "foundNews"
    /// A delivery is under way.
    ON_ORDER = "onOrderNote"
    /// The shop orders it.
    REORDER = "reorderNote"
    /// The supplier sends it.
    DROP_SHIP = "dropShipNote"
    /// Nobody knows when.
    NO_DATE = "undatedNote"
    /// It ships once it is out.
    PREORDER_NOTE = "preorderNote"
    /// It is made once ordered.
    MADE_TO_ORDER_NOTE = "madeToOrderNote"
    /// It cannot be ordered, but comes back.
    RETURNS = "returnsNote"
    /// It cannot be ordered, and nobody knows for how long.
    NO_RETURN = "noReturnNote"
    /// More than that cannot be had.
    SHORT_NOTE = "shortNote"
    /// It will not come back.
    GONE_NOTE = "discontinuedNote"
    /// Please ask.
    UNKNOWN_NOTE = "unknownNote"
    /// How many days that is.
    WAIT = "waitNote"; counted
    /// The delivery is late, and should come any day.
    OVERDUE = "overdueNote"
    /// The delivery is late, and may stay so for long.
    LATE = "lateNote"
    /// The number is confirmed later.
    UNSURE = "unsureNote"
    /// More are expected.
    MORE = "moreNote", dated
    /// So many of it wait.
    WAITING = "waitingNote"; counted
    /// At least so many of it wait.
    WAITING_MANY = "waitingManyNote"; counted
    /// Expected within a window.
    WINDOW = "windowNote"
    /// Expected back within a window.
    BACK = "backNote"
    /// Why a window ends late: the supplier does not always keep to its days.
    SLACK = "slackNote"
    /// Why a window is wide: little is known of the supplier.
    FEW = "fewNote"
    /// At the door on a day.
    ARRIVES = "arrivesNote"
    /// At the door within a window.
    ARRIVES_WINDOW = "arrivesWindowNote"
    /// The last of several parts at the door on a day.
    ARRIVES_ALL = "arrivesAllNote"
    /// So many then.
    SPLIT = "split", dated; counted
    /// So many more then.
    SPLIT_MORE = "splitMore", dated; counted
    /// So many not at all.
    SPLIT_NONE = "splitNone"; counted
    /// As of when this is known.
    KNOWN = "known"
}
