// The PAM service of agentd: auth and account only, by the rules that this host has for other services. Pure.
// Called by `agentd -P`; what is there in /etc/pam.d is told. A session is not opened by it: jobs have none.
// The danger: a file that lets everybody in; each form ends in the host's own rules, and nothing is optional.

/** Best first; the name of a file of /etc/pam.d and what to include from it. */
const forms = [
  { needs: ["common-auth", "common-account"], auth: "common-auth", account: "common-account" },
  { needs: ["system-auth"], auth: "system-auth", account: "system-auth" },
  { needs: ["password-auth"], auth: "password-auth", account: "password-auth" },
] as const;

export function pamText(has: (name: string) => boolean): string {
  const form = forms.find(({ needs }) => needs.every(has));
  const [auth, account] =
    form === undefined
      ? ["required pam_unix.so", "required pam_unix.so"]
      : [`include  ${form.auth}`, `include  ${form.account}`];
  return `#%PAM-1.0
# How agentd checks a user's password (auth) and whether the account may be used now (account).
auth     ${auth}
account  ${account}
`;
}
