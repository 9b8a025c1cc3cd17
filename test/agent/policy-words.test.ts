// Single words of the host's policy: names of users, and time windows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isUserName } from "../../agentd/policy/user-name.ts";
import { isOpen, windowText } from "../../agentd/policy/windows.ts";

test("AT-11, AT-12: words that are no user names are none, and names of directories are", () => {
  const none = [
    "",
    "0",
    "1001",
    "-1",
    "4294967295",
    "+0",
    "0x0",
    "-froot",
    "--",
    " root",
    "root ",
    "root\n",
    "a:b",
  ];
  for (const word of [...none, "../x", ".", "..", "a\0b", "+", "a\u200bb", "a\u00a0b", "é".repeat(200)])
    assert(!isUserName(word), JSON.stringify(word));
  const some = [
    "alice",
    "alice@corp.example.com",
    "CORP\\alice",
    "web$",
    "A.b-c_d",
    "0day",
    "x1",
    "jörg",
    "$(id)",
  ];
  for (const word of some) assert(isUserName(word), word);
});

const at = (day: number, clock: string) => {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return new Date(2026, 10, 22 + day, hour, minute); // day 0 is a sunday
};
const windows: readonly (readonly [string, day: number, clock: string, boolean])[] = [
  ["mon-fri 08:00-18:00", 1, "07:59", false],
  ["mon-fri 08:00-18:00", 1, "08:00", true],
  ["mon-fri 08:00-18:00", 5, "17:59", true],
  ["mon-fri 08:00-18:00", 5, "18:00", false],
  ["mon-fri 08:00-18:00", 0, "12:00", false],
  ["fri 22:00-06:00", 5, "23:00", true],
  ["fri 22:00-06:00", 6, "05:59", true],
  ["fri 22:00-06:00", 6, "06:00", false],
  ["fri 22:00-06:00", 5, "05:00", false],
  ["sat 22:00-06:00", 0, "01:00", true],
  ["fri-mon 00:00-24:00", 0, "23:59", true],
  ["fri-mon 00:00-24:00", 2, "00:00", false],
  ["sat,sun,wed 10:00-11:00", 3, "10:30", true],
  ["10:00-11:00", 3, "10:30", true],
];
for (const [written, day, clock, isIn] of windows)
  test(`on day ${day} at ${clock} the window ${written} is ${isIn ? "open" : "shut"}`, () => {
    const parsed = windowText.parse(written);
    assert(parsed.ok);
    assert.equal(isOpen([parsed.value], at(day, clock)), isIn);
  });

test("what is no window is refused", () => {
  for (const word of [
    "",
    "mon",
    "8:00-9:00",
    "24:00-25:00",
    "08:60-09:00",
    "mon-tue-wed 08:00-09:00",
    "xyz 08:00-09:00",
    "mon,, 08:00-09:00",
    "08:00-24:01",
  ])
    assert(!windowText.parse(word).ok, word);
});
