// Dates, numbers and plurals as each language writes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hostFormat } from "../../www/format.js";

process.env.TZ = "America/Los_Angeles";

test("a day is that day, however far west the shopper is", () => {
  const english = hostFormat("en");
  assert.equal(english.date(2026, 12, 4, "dateShort"), "Dec 4");
  assert.equal(english.date(2026, 12, 4, "dateLong"), "Friday, December 4");
});

test("a day of another year says which", () => {
  assert.equal(hostFormat("en").date(2028, 1, 15, "dateShortYear"), "Jan 15, 2028");
  assert.equal(hostFormat("hu").date(2028, 1, 15, "dateLongYear"), "2028. január 15., szombat");
});

test("a region's habits count", () => {
  assert.equal(hostFormat("en-GB").date(2026, 12, 4, "dateLong"), "Friday 4 December");
  assert.equal(hostFormat("de").number(12500), "12.500");
});

test("the hour is written as people there write it", () => {
  assert.match(hostFormat("en").time(14, 5), /^2:05\sPM$/);
  assert.equal(hostFormat("hu").time(14, 5), "14:05");
});

test("plurals are those of the language", () => {
  assert.equal(hostFormat("en").plural(1), "one");
  assert.equal(hostFormat("pl").plural(3), "few");
});

test("a tag that Intl does not understand counts as its language, or as English", () => {
  assert.equal(hostFormat("hu_HU").date(2026, 12, 4, "dateShort"), "dec. 4.");
  for (const tag of ["!", "test", "TEST-1", "en_"]) assert.equal(hostFormat(tag).date(2026, 12, 4, "dateShort"), "Dec 4", tag);
});
