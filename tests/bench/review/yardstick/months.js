// Months as numbers that follow each other.
import { textOf } from "../../yardstick/allocate.js";

/** Months since year 0. */
export const monthOf = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

export const monthOfDay = (day) => monthOf(textOf(day));
