/** The merchant at work: Vendure's admin API, as its own admin page would ask it. */

/** @param {string} origin of the server, such as http://127.0.0.1:3000 */
export async function signIn(origin) {
  let token;

  /** @param {string} query @param {object} [variables] */
  const ask = async (query, variables = {}) => {
    const response = await fetch(`${origin}/admin-api`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    token ??= response.headers.get("vendure-auth-token");
    const { data, errors } = await response.json();
    if (errors) throw new Error(`admin-api: ${errors.map((error) => error.message).join("; ")}`);
    return data;
  };

  await ask(`mutation { login(username: "superadmin", password: "superadmin") { __typename } }`);
  const { productVariants } = await ask(`{ productVariants { items { id sku productId } } }`);
  const bySku = new Map(productVariants.items.map((variant) => [variant.sku, variant]));

  return {
    ask,
    /** @param {string} sku @param {object} change fields of UpdateProductVariantInput */
    change: (sku, change) =>
      ask(`mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }`, {
        input: [{ id: bySku.get(sku).id, ...change }],
      }),
    /** @param {string} sku one of the product's */
    disable: (sku) =>
      ask(`mutation ($id: ID!) { updateProduct(input: { id: $id, enabled: false }) { id } }`, { id: bySku.get(sku).productId }),
    /** The search index is made by a job of its own, whose end Vendure does not tell; this waits for what it makes. */
    async reindex() {
      await ask(`mutation { reindex { id } }`);
      for (let indexed = 0; indexed < bySku.size; ) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        indexed = (await ask(`{ search(input: { groupByProduct: false }) { totalItems } }`)).search.totalItems;
      }
    },
  };
}
