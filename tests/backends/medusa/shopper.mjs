/** A shopper at Medusa's Store API: a cart, and the order that it becomes. */
import { asking } from "./admin.mjs";

const ADDRESS = { first_name: "Anna", last_name: "Kis", address_1: "Fő utca 1", city: "Budapest", postal_code: "1011", country_code: "hu" };

/** @param {string} origin of the server @param {string} key a publishable one */
export async function shopper(origin, key) {
  const ask = asking(origin, { "x-publishable-api-key": key });
  const { regions } = await ask("GET", "/store/regions");

  /** A cart of so many of a variant; rejects where Medusa refuses to put them in. @param {string} variant @param {number} quantity */
  const basket = (variant, quantity) =>
    ask("POST", "/store/carts", { region_id: regions[0].id, email: "anna@example.com", shipping_address: ADDRESS, items: [{ variant_id: variant, quantity }] });

  return {
    ask,
    basket,
    /** The id of such a cart, ready to be ordered. @param {string} variant @param {number} quantity */
    async cart(variant, quantity) {
      const { cart } = await basket(variant, quantity);
      const { shipping_options: options } = await ask("GET", `/store/shipping-options?cart_id=${cart.id}`);
      await ask("POST", `/store/carts/${cart.id}/shipping-methods`, { option_id: options[0].id });
      const { payment_collection: payment } = await ask("POST", "/store/payment-collections", { cart_id: cart.id });
      await ask("POST", `/store/payment-collections/${payment.id}/payment-sessions`, { provider_id: "pp_system_default" });
      return cart.id;
    },
    /** What the cart becomes: `{ type: "order" }`; rejects where Medusa refuses it. @param {string} cart */
    order: (cart) => ask("POST", `/store/carts/${cart}/complete`),
  };
}
