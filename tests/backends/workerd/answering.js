// A worker that answers what it is asked: the questions of worked cases, by the very wasm of the package.
import { open } from "backsoon";
import wasm from "backsoon/dist/full.wasm";
import hu from "backsoon/dist/locales/hu.json";
import { source } from "backsoon/dist/sources/shards.js";

async function answer({ snapshot, now, sku, quantity, locale }) {
  const shop = await open(snapshot, { now, wasm, locales: ["de"], words: { hu } });
  const found = { promise: shop.promise(sku, quantity), headline: shop.face(sku, quantity, { locale }).headline, problems: shop.problems };
  shop.free();
  return found;
}

/** The promise of a sku whose slice lies in R2. */
async function fromBucket(bucket, sku) {
  const fetch = async (url) => {
    const found = await bucket.get(new URL(url).pathname.slice(1));
    return new Response(found?.body ?? null, { status: found ? 200 : 404 });
  };
  const shop = await open(source("https://shop/manifest.json", { fetch }), { skus: [sku], wasm });
  const found = { state: shop.promise(sku).state, skus: shop.skus };
  shop.free();
  return found;
}

export default {
  async fetch(request, { BUCKET }) {
    const { searchParams } = new URL(request.url);
    const sku = searchParams.get("sku");
    try {
      if (sku) return Response.json(await fromBucket(BUCKET, sku));
      return Response.json(await Promise.all((await request.json()).map(answer)));
    } catch (error) {
      return Response.json({ error: String(error), place: error.place }, { status: 500 });
    }
  },
};
