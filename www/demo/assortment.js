// What the made-up warehouse holds, and who makes it. `month`: units asked for in a usual month; `trend`: growth a year; `season`: by month
// of the year; `since`: days after the beginning; `a: "set"`: bought by the set; `cover`: batches bigger or smaller than a lead time's demand.
const gifts = [0.8, 0.8, 0.9, 0.9, 1, 0.8, 0.7, 0.7, 0.9, 1.1, 1.7, 2.6];
const winter = [1.6, 1.4, 1.1, 0.8, 0.6, 0.4, 0.4, 0.5, 0.9, 1.3, 1.6, 1.9];
const garden = [0.2, 0.4, 1.1, 1.8, 2.2, 2, 1.5, 1, 0.6, 0.4, 0.3, 0.3];
const moving = [0.8, 0.8, 1, 1.1, 1, 1, 1.1, 1.4, 1.4, 1, 0.8, 0.7];

/** `late`: how many days late they are when they are; `stuck`: what was due in so many days before today has not come; `spare`: days of demand that
 * the shop keeps in reserve with them, by feel. */
export const suppliers = {
  bakony: { name: "Bakony Joinery", leadDays: 35, orderCost: 18000, minimumOrder: 24, spare: 34, late: 3 },
  sokoro: { name: "Sokoró Weavers", leadDays: 28, orderCost: 6500, spare: 9, late: 16, stuck: 34 },
  zemplen: { name: "Zemplén Sawmill", leadDays: 24, orderCost: 14000, minimumOrder: 20, spare: 52, late: 5 },
  mura: { name: "Mura Shelf Works", leadDays: 30, orderCost: 12000, dropShipDays: 9, spare: 45, late: 2 },
  orseg: { name: "Őrség Pottery", leadDays: 28, orderCost: 4500, minimumOrder: 40, spare: 10, late: 9, stuck: 16 },
  pest: { name: "Pest Upholstery", leadDays: 49, orderCost: 22000, spare: 50, late: 8 },
  kekes: { name: "Kékes Lamps", leadDays: 18, orderCost: 5500, minimumOrder: 60, spare: 38, late: 2 },
  tata: { name: "Tata Candles", leadDays: 14, orderCost: 2500, spare: 22, late: 4 },
};

/** @param {string} supplier @param {[sku: string, title: string, price: number, cost: number, month: number, more?: object][]} rows */
const from = (supplier, rows) => rows.map(([sku, title, price, cost, month, more]) => ({ sku, title, price, cost, month, supplier, ...more }));

export const catalogue = [
  ...from("bakony", [
    ["CHAIR-OAK", "Tisza chair", 14900, 7800, 44, { a: "set", season: moving, packSize: 4 }],
    ["CHAIR-ASH", "Tisza chair, ash", 14900, 7600, 22, { a: "set", season: moving, packSize: 4, trend: 0.12 }],
    ["CHAIR-WALNUT", "Tisza chair, walnut", 18900, 10400, 16, { a: "set", season: moving, packSize: 4, trend: 0.35 }],
    ["STOOL", "Ipoly stool", 6900, 3100, 30, { a: "set", packSize: 4, season: moving }],
    ["STOOL-HIGH", "Ipoly stool, high", 8900, 4200, 9, { trend: 0.2 }],
    ["ROCKER", "Marcal rocking chair", 32900, 18200, 4, { season: gifts }],
    ["DINING-TABLE", "Körös table", 139000, 76000, 3, { selling: "made-to-order" }],
    ["DESK", "Rába desk", 42900, 24100, 7, { season: moving }],
  ]),
  ...from("zemplen", [
    ["BENCH", "Garam bench", 26500, 13700, 9, { season: garden }],
    ["GARDEN-TABLE", "Garam garden table", 38900, 21000, 5, { season: garden }],
    ["BOARD", "Cutting board, oak", 3900, 1400, 34, { season: gifts, packSize: 10, trend: 0.18 }],
    ["BOARD-LARGE", "Cutting board, large", 5900, 2200, 14, { season: gifts, packSize: 5 }],
    ["LADDER", "Orchard ladder", 12900, 6200, 5, { season: garden }],
  ]),
  ...from("mura", [
    ["BOOKCASE", "Mura bookcase", 48000, 26500, 11, { season: moving }],
    ["SHELF", "Mura wall shelf", 7900, 3600, 26, { season: moving, trend: -0.12 }],
    ["HOOKS", "Row of five hooks", 3400, 1300, 24, { packSize: 6 }],
    ["SHOE-RACK", "Shoe rack", 9900, 4700, 12],
    ["CRATE", "Stacking crate", 2900, 1150, 38, { packSize: 12, trend: 0.25 }],
  ]),
  ...from("pest", [
    ["SOFA", "Duna sofa", 118000, 67000, 4, { season: moving }],
    ["ARMCHAIR", "Dráva armchair", 64000, 35500, 6, { season: winter }],
    ["FOOTSTOOL", "Dráva footstool", 21900, 11200, 6, { trend: 0.15 }],
    ["CUSHION", "Wool cushion", 4900, 2100, 30, { season: winter, packSize: 6 }],
    ["DAYBED", "Kőrös daybed", 98000, 56000, 2, { since: 760 }],
  ]),
  ...from("sokoro", [
    ["RUG", "Rába rug, madder", 42000, 23500, 6, { season: winter }],
    ["RUG-BLUE", "Rába rug, indigo", 42000, 23500, 4, { season: winter }],
    ["BLANKET", "Wool blanket", 12900, 6100, 22, { season: winter, packSize: 5, cover: 0.8 }],
    ["RUNNER", "Table runner", 3900, 1500, 16, { season: gifts, packSize: 10 }],
    ["TOWEL", "Linen towel", 1900, 720, 48, { a: "set", packSize: 12, season: gifts }],
  ]),
  ...from("orseg", [
    ["TEAPOT", "Maros teapot", 7400, 3100, 16, { season: gifts, packSize: 6, cover: 0.9 }],
    ["MUG", "Ung mug", 1800, 640, 90, { a: "set", season: gifts, packSize: 24, trend: 0.15 }],
    ["BOWL", "Maros bowl", 2900, 1050, 42, { a: "set", packSize: 12, season: gifts }],
    ["VASE-TALL", "Tall vase", 7900, 3400, 8, { season: gifts }],
    ["PLANTER", "Planter, glazed", 4900, 1900, 18, { season: garden, packSize: 6 }],
  ]),
  ...from("kekes", [
    ["TABLE-LAMP", "Zala lamp", 12900, 6100, 14, { season: winter }],
    ["PENDANT-LAMP", "Sajó pendant", 15900, 7700, 12, { trend: 0.1 }],
    ["READING-LAMP", "Reading lamp", 10900, 5200, 10, { season: winter, selling: "stock" }],
    ["LANTERN", "Garden lantern", 4900, 1900, 15, { season: garden, packSize: 6 }],
    ["SHADE", "Paper shade", 2900, 980, 20, { trend: -0.2, packSize: 10 }],
  ]),
  ...from("tata", [
    ["CANDLE", "Beeswax candle", 1400, 480, 110, { a: "set", season: gifts, packSize: 24, cover: 0.8 }],
    ["CANDLE-TALL", "Beeswax candle, tall", 1900, 690, 46, { a: "set", season: gifts, packSize: 24 }],
    ["ADVENT", "Advent wreath ring", 4900, 1900, 3, { season: [0, 0, 0, 0, 0, 0, 0, 0, 0.3, 4, 14, 3], selling: "stock" }],
    ["SOAP", "Lavender soap", 900, 290, 60, { a: "set", packSize: 30 }],
    ["DIFFUSER", "Reed diffuser", 2900, 1150, 12, { since: 870 }],
  ]),
];
