// The version of this build, as people and peers are told it: one line, read by everything that says a
// version. It decides nothing: whether two builds understand each other is the protocol number's matter.
// The danger: a release that forgets it; a test compares it with package.json.

export const buildVersion = "0.1.0";
