//! What is said in letters. Their catalogue lies beside that of the items, in `mail`.

use crate::present::catalogue::Catalogue;
use crate::present::message::{Message, messages};

impl Catalogue {
    /// The English of letters.
    pub fn english_of_letters() -> Catalogue {
        let text = include_str!("../../../www/locales/mail/en.json");
        Catalogue::read(text.as_bytes()).unwrap_or_default()
    }
}

messages! {
    Message
    /// What is said in letters.
    MAIL:
    /// Subject: one order is delayed.
    SUBJECT_DELAYED = "subjectDelayed"
    /// Subject: several orders are.
    SUBJECT_DELAYED_MANY = "subjectDelayedMany"; counted
    /// Subject: one order ships sooner.
    SUBJECT_SOONER = "subjectSooner"
    /// Subject: several orders do.
    SUBJECT_SOONER_MANY = "subjectSoonerMany"; counted
    /// Subject: of one order, something is on its way.
    SUBJECT_DISPATCHED = "subjectDispatched"
    /// Subject: of several orders.
    SUBJECT_DISPATCHED_MANY = "subjectDispatchedMany"; counted
    /// Subject: of one order, something was cancelled.
    SUBJECT_CANCELLED = "subjectCancelled"
    /// Subject: of several orders.
    SUBJECT_CANCELLED_MANY = "subjectCancelledMany"; counted
    /// Subject: several kinds of news of one order.
    SUBJECT_MIXED = "subjectMixed"
    /// Subject: several kinds of news of several orders.
    SUBJECT_MIXED_MANY = "subjectMixedMany"; counted
    /// Above what is delayed, where there is other news too.
    HEADING_DELAYED = "headingDelayed"
    /// Above what ships sooner.
    HEADING_SOONER = "headingSooner"
    /// Above what is on its way.
    HEADING_DISPATCHED = "headingDispatched"
    /// Above what was cancelled.
    HEADING_CANCELLED = "headingCancelled"
    /// The salutation.
    GREETING = "greeting"
    /// An apology: it takes longer than told.
    INTRO_DELAYED = "introDelayed"
    /// Good news: it takes less long than told.
    INTRO_SOONER = "introSooner"
    /// It is on its way.
    INTRO_DISPATCHED = "introDispatched"
    /// An apology: the shop will not send it.
    INTRO_CANCELLED = "introCancelled"
    /// Which order.
    ORDER = "order"
    /// How many of which item.
    ITEM = "item"
    /// When it ships now.
    EXPECTED = "expected", dated
    /// Within which days it ships now.
    EXPECTED_WINDOW = "expectedWindow"
    /// When it was last said to ship.
    WAS = "was"
    /// Within which days it was last said to ship.
    WAS_WINDOW = "wasWindow"
    /// Last time no date was known.
    WAS_UNDATED = "wasUndated"
    /// When it was first said to ship.
    FIRST = "first"
    /// Within which days it was first said to ship.
    FIRST_WINDOW = "firstWindow"
    /// At first no date was known.
    FIRST_UNDATED = "firstUndated"
    /// Why it takes a while, in the merchant's words.
    EXPLANATION = "explanation"
    /// Why no date can be told, where the merchant says nothing of it.
    UNEXPLAINED = "unexplained"
    /// Above the list of what the wait earns.
    EARNED = "earned"
    /// In that list: so many per cent off this order.
    DISCOUNT_THIS = "discountThis"
    /// Off the next order.
    DISCOUNT_NEXT = "discountNext"
    /// Off, and nobody says what.
    DISCOUNT = "discount"
    /// Free shipping.
    FREE_SHIPPING = "freeShipping"
    /// A gift wrap.
    GIFT_WRAP = "giftWrap"
    /// The right to cancel for a full refund.
    CANCEL_RIGHT = "cancelRight"
    /// How: on the order's page. The words of a link.
    CANCEL_PAGE = "cancelPage"
    /// How: by what is said of contact below.
    CANCEL_CONTACT = "cancelContact"
    /// How: by an answer.
    CANCEL_REPLY = "cancelReply"
    /// The order's page. The words of a link.
    ORDER_PAGE = "orderPage"
    /// Why the shop cancelled, in its words.
    REASON = "reason"
    /// What was paid is given back.
    REFUND = "refund"
    /// How to reach the shop follows.
    CONTACT = "contact"
    /// By mail.
    CONTACT_MAIL = "contactMail"
    /// By telephone.
    CONTACT_PHONE = "contactPhone"
    /// By chat.
    CONTACT_CHAT = "contactChat"
    /// By an answer, where no other way is told.
    CONTACT_REPLY = "contactReply"
    /// The end.
    SIGNED = "signed"
    /// The end, where the shop does not tell its name.
    SIGNED_PLAIN = "signedPlain"
}
