// Public histories as lines of item, when, quantity, daysOut.

const DAY = 86_400_000;
/** Where a history names no month, it begins in some January. */
const JANUARY = 2000 * 12;
/** The first day of Dominick's first week. */
const FIRST_WEEK = Date.UTC(1989, 8, 14);
/** What `logmove` counts, in the cartons that are sold. */
const OUNCES = 64;
const FIRST_OF_LAST_28 = Date.UTC(2016, 3, 25);

const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const dayText = (time) => new Date(time).toISOString().slice(0, 10);

/** The M3 competition's monthly series of firms. */
export function shipments(series) {
  const micro = Object.entries(series).filter(([, { period, type }]) => period[0] === "MONTHLY" && type[0] === "MICRO");
  return micro.flatMap(([name, { x, xx }]) => [...x, ...xx].map((sold, index) => [name, monthText(JANUARY + index), Math.max(0, Math.round(sold)), 0]));
}

/** A drug, by doctor and month. */
export function prescriptions({ id, scripts }) {
  const months = new Map();
  return id.map((doctor, index) => {
    const month = months.get(doctor) ?? 0;
    months.set(doctor, month + 1);
    return [`D${doctor}`, monthText(JANUARY + month), scripts[index], 0];
  });
}

/** Weeks, spread over their days, by month; a week that is missing tells nothing. */
export function juice({ store, brand, week, logmove }) {
  /** @type {Map<string, Map<number, number>>} */
  const items = new Map();
  week.forEach((number, index) => {
    const name = `J${store[index]}-${brand[index]}`;
    if (!items.has(name)) items.set(name, new Map());
    items.get(name)?.set(number, Math.round(Math.exp(logmove[index]) / OUNCES));
  });
  return [...items].flatMap(([name, weeks]) => monthsOf(weeks).map((month) => [name, ...month]));
}

function monthsOf(weeks) {
  /** @type {Map<string, { sold: number, known: number }>} */
  const months = new Map();
  const numbers = [...weeks.keys()];
  for (let week = Math.min(...numbers); week <= Math.max(...numbers); week += 1) {
    const sold = weeks.get(week);
    for (let day = 0; day < 7; day += 1) {
      const name = dayText(FIRST_WEEK + (week * 7 + day) * DAY).slice(0, 7);
      const month = months.get(name) ?? { sold: 0, known: 0 };
      if (sold !== undefined) months.set(name, { sold: month.sold + sold / 7, known: month.known + 1 });
      else months.set(name, month);
    }
  }
  return [...months].map(([name, { sold, known }]) => {
    const days = new Date(Date.UTC(Number(name.slice(0, 4)), Number(name.slice(5)), 0)).getUTCDate();
    // Of less than half a month too little is known.
    return known * 2 > days ? [name, Math.round(sold), days - known] : [name, 0, days];
  });
}

/** The last 28 days of the M5 competition: rows of days, the items last. */
export function walmart(text) {
  const rows = text.trim().split("\n").slice(-30_490);
  return rows.flatMap((row, item) => row.split(",").map((sold, day) => [`W${item}`, dayText(FIRST_OF_LAST_28 + day * DAY), Math.round(Number(sold)), 0]));
}
