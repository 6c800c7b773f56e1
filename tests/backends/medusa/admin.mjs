/** The merchant at work: Medusa's admin API, as its own admin page would ask it. */

export const MERCHANT = { email: "admin@example.com", password: "supersecret" };

/** @typedef {(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<any>} Ask the answer's body; rejects where it is refused */

/** @param {string} origin @param {Record<string, string>} [headers] @returns {Ask} */
export const asking = (origin, headers = {}) => async (method, path, body) => {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(`${method} ${path}: HTTP ${response.status}: ${answer.message}`), { status: response.status, answer });
  return answer;
};

/** @param {string} origin of the server, such as http://127.0.0.1:9000 */
export async function signIn(origin) {
  const { token } = await asking(origin)("POST", "/auth/user/emailpass", MERCHANT);
  const ask = asking(origin, { authorization: `Bearer ${token}` });

  /** @param {string} sku */
  const variantOf = async (sku) => (await ask("GET", `/admin/product-variants?sku=${sku}`)).variants[0];

  /** @param {string} sku @returns {Promise<[string, { location_id: string }[]]>} its inventory item, and the levels of that */
  const levelsOf = async (sku) => {
    const [item] = (await ask("GET", `/admin/inventory-items?sku=${sku}&fields=id,*location_levels`)).inventory_items;
    return [item.id, item.location_levels];
  };

  return {
    ask,
    variantOf,
    /** What lies in its first location; what others have stays. @param {string} sku @param {number} quantity */
    async stock(sku, quantity) {
      const [item, [level]] = await levelsOf(sku);
      await ask("POST", `/admin/inventory-items/${item}/location-levels/${level.location_id}`, { stocked_quantity: quantity });
    },
    /** @param {string} sku @param {object} change fields of a variant */
    async change(sku, change) {
      const { id, product_id: product } = await variantOf(sku);
      await ask("POST", `/admin/products/${product}/variants/${id}`, change);
    },
    /** @param {string} sku of a variant that shall be no more */
    async remove(sku) {
      const { id, product_id: product } = await variantOf(sku);
      await ask("DELETE", `/admin/products/${product}/variants/${id}`);
    },
    /** The publishable key of this title. @param {string} title */
    async keyOf(title) {
      const { api_keys: keys } = await ask("GET", "/admin/api-keys?type=publishable");
      return keys.find((key) => key.title === title).token;
    },
  };
}
