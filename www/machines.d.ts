/** Types of what machines read of an item. */

/** A schema.org Product with one Offer, as JSON-LD. */
export interface StructuredData {
  "@context": "https://schema.org";
  "@type": "Product";
  sku: string;
  name?: string;
  image?: string;
  url?: string;
  offers: StructuredOffer;
}

/** An offer has both a price and its currency, or neither: a snapshot without prices, or without a currency of ISO 4217. */
export type StructuredOffer = OfferOfState & ({ price: string; priceCurrency: string } | { price?: never; priceCurrency?: never });

type OfferOfState = OfferAtOnce | OfferThatWaits | OfferOfNone;

interface OfferCommon {
  "@type": "Offer";
  url?: string;
}

interface OfferInTime extends OfferCommon {
  /** Calendar days until it has shipped at the latest. */
  deliveryLeadTime?: { "@type": "QuantitativeValue"; value: number; unitCode: "DAY" };
  /** Where the policy tells `transitDays` or the calendar a `cutOff`. */
  shippingDetails?: StructuredShipping;
}

export interface OfferAtOnce extends OfferInTime {
  availability: "https://schema.org/InStock" | "https://schema.org/LimitedAvailability";
  availabilityStarts?: never;
  /** How many are left, of what is low and where shoppers read it too. */
  inventoryLevel?: { "@type": "QuantitativeValue"; value: number };
}

export interface OfferThatWaits extends OfferInTime {
  availability: "https://schema.org/BackOrder" | "https://schema.org/PreOrder" | "https://schema.org/MadeToOrder";
  /** The day it ships at the latest, with time and zone; missing where nobody knows. */
  availabilityStarts?: string;
  inventoryLevel?: never;
}

export interface OfferOfNone extends OfferCommon {
  availability: "https://schema.org/OutOfStock" | "https://schema.org/Discontinued";
  /** The day it is back, where that is known. */
  availabilityStarts?: string;
  deliveryLeadTime?: never;
  inventoryLevel?: never;
  shippingDetails?: never;
}

export interface StructuredShipping {
  "@type": "OfferShippingDetails";
  deliveryTime: {
    "@type": "ShippingDeliveryTime";
    /** In business days. */
    handlingTime: StructuredDays;
    transitTime?: StructuredDays;
    /** `14:00:00+01:00`. */
    cutoffTime?: string;
    businessDays: { "@type": "OpeningHoursSpecification"; dayOfWeek: string[] };
  };
}

export interface StructuredDays {
  "@type": "QuantitativeValue";
  minValue: number;
  maxValue: number;
  unitCode: "DAY";
}

/** A Google Merchant Center item, by the names of its product data specification. */
export type FeedRow = FeedRowAtOnce | FeedRowThatWaits;

interface FeedRowCommon {
  id: string;
  title?: string;
  link?: string;
  image_link?: string;
  /** `149.00 EUR`. */
  price?: string;
}

export interface FeedRowAtOnce extends FeedRowCommon {
  availability: "in_stock" | "out_of_stock";
  availability_date?: never;
}

export interface FeedRowThatWaits extends FeedRowCommon {
  availability: "preorder" | "backorder";
  /** `2026-12-09T12:00+0100`, at most a year ahead. */
  availability_date: string;
}
