//! The messages of carts and orders.

use crate::present::message::messages;

/// The messages.
pub struct Phrase;

messages! {
    Phrase
    /// All of them.
    ALL:
    /// So many of something.
    ITEM = "item"
    /// A shipment's day.
    SHIPS = "ships", dated
    /// The days within which a shipment leaves.
    SHIPS_WINDOW = "shipsWindow"
    /// A shipment at the door on a day.
    AT_DOOR = "atDoor"
    /// A shipment at the door within a window.
    AT_DOOR_WINDOW = "atDoorWindow"
    /// Over what cannot be had.
    MISSING = "missing"
    /// Nothing is charged for that.
    MISSING_FREE = "missingFree"
    /// More comes on a day: take it out, or come back then.
    MISSING_BACK = "missingBack", dated
    /// Only so many can be had.
    MISSING_FEWER = "missingFewer"; counted
    /// It will not come back.
    MISSING_GONE = "missingGone"
    /// No such item.
    MISSING_UNKNOWN = "missingUnknown"
    /// Over the choice of parcels.
    PARCELS = "parcels"
    /// Each part as soon as it can leave.
    PARCELS_SEVERAL = "parcelsSeveral"; counted
    /// All of it on the day of the last.
    PARCELS_ONE = "parcelsOne", dated
    /// Over what is charged.
    CHARGES = "charges"
    /// Charged with the order.
    CHARGE_NOW = "chargeNow"
    /// Charged with a shipment.
    CHARGE = "charge", dated
    /// How much of a charge is deposit.
    DEPOSIT = "deposit"
    /// Over the sum.
    TOTAL = "total"
    /// Nothing is charged before it ships.
    TERMS_ON_DISPATCH = "termsOnDispatch"
    /// Everything is charged with the order.
    TERMS_ON_ORDER = "termsOnOrder"
    /// A part is charged with the order.
    TERMS_DEPOSIT = "termsDeposit"
    /// Cancelling costs nothing.
    CANCEL_FREE = "cancelFree"
    /// Cancelling costs nothing, and what was charged is given back.
    CANCEL_REFUND = "cancelRefund"
    /// One thing and what belongs to it, read out.
    SPOKEN = "spoken"
    /// Over an order.
    ORDER = "order"
    /// Ordered by the customer.
    STEP_PLACED = "stepPlaced"
    /// Ordered from the supplier.
    STEP_ORDERED = "stepOrdered"
    /// To be ordered from the supplier.
    NEXT_ORDERED = "nextOrdered"
    /// It has come to the shop.
    STEP_ARRIVED = "stepArrived"
    /// It is to come to the shop.
    NEXT_ARRIVED = "nextArrived"
    /// Packed.
    STEP_PICKED = "stepPicked"
    /// To be packed.
    NEXT_PICKED = "nextPicked"
    /// On its way.
    STEP_DISPATCHED = "stepDispatched"
    /// To be sent.
    NEXT_DISPATCHED = "nextDispatched"
    /// With the customer.
    STEP_COMPLETED = "stepCompleted"
    /// To be with the customer.
    NEXT_COMPLETED = "nextCompleted"
    /// Will not be sent.
    STEP_CANCELLED = "stepCancelled"
    /// So many of so many have come that far.
    SO_MANY = "soMany"
    /// Over the promise given at first.
    FIRST = "first"
    /// Over the promise as it stands.
    NOW = "now"
    /// A promise of a day.
    PROMISED = "promised", dated
    /// A promise of a window.
    PROMISED_WINDOW = "promisedWindow"
    /// It ships when it was promised.
    KEPT = "kept"
    /// It ships later.
    LATER = "later"; counted
    /// It ships sooner.
    SOONER = "sooner"; counted
    /// It has no date any more.
    LOST = "lost"
    /// It has a date at last.
    FOUND = "found"
    /// Over what has happened besides.
    HISTORY = "history"
    /// The customer was told that it takes longer.
    TOLD_DELAYED = "toldDelayed"
    /// The customer was told that it takes longer, and that nobody knows how long.
    TOLD_UNDATED = "toldUndated"
    /// The customer was told that it takes less long.
    TOLD_SOONER = "toldSooner"
    /// The customer was told that it was sent.
    TOLD_DISPATCHED = "toldDispatched"
    /// The customer was told that the shop cancelled.
    TOLD_CANCELLED = "toldCancelled"
    /// Money was taken.
    CHARGED = "charged"
    /// Money was given back.
    REFUNDED = "refunded"
    /// The customer cancelled.
    CANCELLED = "cancelled"
    /// The shop cancelled.
    CANCELLED_BY_SHOP = "cancelledByShop"
    /// The shop cancelled, and says why.
    CANCELLED_FOR = "cancelledFor"
    /// So many of so many are cancelled.
    CANCELLED_SOME = "cancelledSome"
    /// Cancel what is not sent yet.
    CANCEL = "cancel"
    /// Cancel one line.
    CANCEL_LINE = "cancelLine"
    /// Sure?
    CANCEL_SURE = "cancelSure"
    /// Sure of one line?
    CANCEL_SURE_LINE = "cancelSureLine"
    /// Yes.
    CANCEL_YES = "cancelYes"
    /// No.
    CANCEL_NO = "cancelNo"
    /// The shop is being asked.
    CANCELLING = "cancelling"
    /// The shop did not do it.
    CANCEL_FAILED = "cancelFailed"
}
