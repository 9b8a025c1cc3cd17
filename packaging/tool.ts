// Runs the tools that packages are made with: strip, dpkg-deb, rpmbuild, tar. Called by the other files
// here. Each gets an environment of its own, so that a package depends on no variable of whoever builds
// it.
// The danger: a tool that is missing or fails and goes unnoticed; both end the build, by name.
import { execFileSync } from "node:child_process";

export type Tool = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

/** Its standard output. */
export function runTool({ file, args, environment = {}, cwd }: Tool): string {
  const path = process.env["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin";
  try {
    return execFileSync(file, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: path, HOME: "/nonexistent", LC_ALL: "C.UTF-8", TZ: "UTC", ...environment },
      maxBuffer: 64 * 1024 * 1024,
      ...(cwd === undefined ? {} : { cwd }),
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new Error(`${file} is not installed; it is needed to make this package`, { cause: error });
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`${file} ${args.slice(0, 2).join(" ")} failed: ${said}`, { cause: error });
  }
}
