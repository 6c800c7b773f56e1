//! The messages of what those are offered who wait.

use crate::present::message::messages;

/// The messages.
pub struct Help;

messages! {
    Help
    /// All of them.
    ALL:
    /// So many of so many are collected; the day the order is likely to go out.
    QUOTA = "quota", dated
    /// The same, where this request completes it.
    QUOTA_COMPLETE = "quotaComplete"
    /// So many more would complete it, and then it ships by a day.
    QUOTA_MORE = "quotaMore", dated; counted
    /// Over what is in stock instead.
    ALTERNATIVES = "alternatives"
    /// To be told when it can be had again.
    NOTIFY = "notify"
    /// To be told when there is more than there is now.
    NOTIFY_MORE = "notifyMore"
    /// To be told when there is a date.
    NOTIFY_DATE = "notifyDate"
    /// To be told when it is out.
    NOTIFY_RELEASE = "notifyRelease"
    /// Over the field for an address.
    EMAIL = "email"
    /// Sends the address.
    SEND = "send"
    /// Puts the form away.
    DISMISS = "dismiss"
    /// The address is being sent.
    SENDING = "sending"
    /// The address was sent.
    SENT = "sent"
    /// The address could not be sent.
    FAILED = "failed"
    /// To add the days to a calendar.
    CALENDAR = "calendar"
    /// The title in the calendar of when it ships.
    EVENT_SHIPS = "eventShips"
    /// The title in the calendar of when it is at the door.
    EVENT_ARRIVES = "eventArrives"
    /// The title in the calendar of when it is back.
    EVENT_RETURNS = "eventReturns"
    /// The title in the calendar of when it comes out and ships.
    EVENT_RELEASE = "eventRelease"
    /// One of these on the last day of many.
    EVENT_LATEST = "eventLatest"
    /// To share the date.
    SHARE = "share"
    /// What is shared of something that ships on a day.
    SHARE_SHIPS = "shareShips", dated
    /// What is shared of something that is back on a day.
    SHARE_RETURNS = "shareReturns", dated
    /// What is shared is on the clipboard.
    COPIED = "copied"
    /// It could not be put there.
    NOT_COPIED = "notCopied"
    /// To read how the date is known.
    HOW = "how"
    /// To read why there is no date.
    HOW_UNDATED = "howUndated"
    /// The day that a delivery is due.
    HOW_DUE = "howDue"
    /// The day that one was due which has not come.
    HOW_OVERDUE = "howOverdue"
    /// A delivery has no day.
    HOW_NOT_DUE = "howNotDue"
    /// So many of so many deliveries are expected between two days late.
    HOW_LATE = "howLate"
    /// The same chance of one that is late already.
    HOW_LATE_SINCE = "howLateSince"
    /// So many of so many are expected so late.
    HOW_PUNCTUAL = "howPunctual"
    /// Hardly any was so late.
    HOW_HARDLY_EVER = "howHardlyEver"
    /// Of how many that is known.
    HOW_SAMPLES = "howSamples"; counted
    /// Of how few that is known.
    HOW_THIN = "howThin"; counted
    /// Of none: it is known of other suppliers.
    HOW_OTHERS = "howOthers"
    /// In place of a day: so many days early.
    EARLY = "daysEarly"; counted
    /// In place of a day: the day it was due.
    ON_TIME = "onTime"
    /// In place of a day: so many days late.
    LATE = "daysLate"; counted
    /// The day that more is ordered.
    HOW_ORDER = "howOrder"
    /// Nobody knows when more is ordered.
    HOW_NO_ORDER = "howNoOrder"
    /// How long that takes to come.
    HOW_LEAD = "howLead"; counted
    /// Nobody knows how long.
    HOW_NO_LEAD = "howNoLead"
    /// What is on order comes before it.
    HOW_BEHIND = "howBehind"
    /// The supplier sends it, in so many open days.
    HOW_DROP_SHIP = "howDropShip"; counted
    /// The day it is released.
    HOW_RELEASE = "howRelease"
    /// Open days from an arrival to dispatch.
    HOW_HANDLING = "howHandling"; counted
    /// Holidays on the way.
    HOW_CLOSED = "howClosed"
}
