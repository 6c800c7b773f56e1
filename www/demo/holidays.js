// Hungary's public holidays on fixed days, this year's and next year's: nothing leaves the shop on them.
import { stoppedAt } from "./clock.js";

const days = ["01-01", "03-15", "05-01", "08-20", "10-23", "11-01", "12-24", "12-25", "12-26"];
const year = Number(stoppedAt?.slice(0, 4) ?? new Date().getFullYear());

export const holidays = [year, year + 1].flatMap((one) => days.map((day) => `${one}-${day}`));
