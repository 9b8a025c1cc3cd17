import * as $protobuf from "../protobuf.js";
import Long = require("long");

/** Namespace reeve. */
export namespace reeve {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Blob.
         * @deprecated Use reeve.v1.Blob.$Properties instead.
         */
        interface IBlob extends reeve.v1.Blob.$Properties {
        }

        /** Represents a Blob. */
        class Blob {

            /**
             * Constructs a new Blob.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Blob.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Blob sha256. */
            sha256: Uint8Array;

            /** Blob size. */
            size: number;

            /**
             * Encodes the specified Blob message. Does not implicitly {@link reeve.v1.Blob.verify|verify} messages.
             * @param message Blob message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Blob.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Blob message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Blob & reeve.v1.Blob.$Shape} Blob
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Blob & reeve.v1.Blob.$Shape;

            /**
             * Gets the type url for Blob
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Blob {

            /** Properties of a Blob. */
            interface $Properties {

                /** Blob sha256 */
                sha256?: Uint8Array;

                /** Blob size */
                size?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Blob. */
            type $Shape = reeve.v1.Blob.$Properties;
        }

        /**
         * Properties of a Variable.
         * @deprecated Use reeve.v1.Variable.$Properties instead.
         */
        interface IVariable extends reeve.v1.Variable.$Properties {
        }

        /** Represents a Variable. */
        class Variable {

            /**
             * Constructs a new Variable.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Variable.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Variable name. */
            name: Uint8Array;

            /** Variable value. */
            value: Uint8Array;

            /**
             * Encodes the specified Variable message. Does not implicitly {@link reeve.v1.Variable.verify|verify} messages.
             * @param message Variable message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Variable.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Variable message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Variable & reeve.v1.Variable.$Shape} Variable
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Variable & reeve.v1.Variable.$Shape;

            /**
             * Gets the type url for Variable
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Variable {

            /** Properties of a Variable. */
            interface $Properties {

                /** Variable name */
                name?: Uint8Array;

                /** Variable value */
                value?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Variable. */
            type $Shape = reeve.v1.Variable.$Properties;
        }

        /** Method enum. */
        enum Method {

            /** METHOD_UNSPECIFIED value */
            METHOD_UNSPECIFIED = 0,

            /** UNIX_SHELL value */
            UNIX_SHELL = 1,

            /** ARGUMENTS value */
            ARGUMENTS = 2,

            /** UNIX_SCRIPT value */
            UNIX_SCRIPT = 3,

            /** SCRIPT_PATH value */
            SCRIPT_PATH = 4
        }

        /** Leftovers enum. */
        enum Leftovers {

            /** KEEP value */
            KEEP = 0,

            /** END value */
            END = 1,

            /** WAIT value */
            WAIT = 2
        }

        /**
         * Properties of a JobSpec.
         * @deprecated Use reeve.v1.JobSpec.$Properties instead.
         */
        interface IJobSpec extends reeve.v1.JobSpec.$Properties {
        }

        /** Represents a JobSpec. */
        class JobSpec {

            /**
             * Constructs a new JobSpec.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JobSpec.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JobSpec format. */
            format: number;

            /** JobSpec clusterId. */
            clusterId: Uint8Array;

            /** JobSpec specId. */
            specId: Uint8Array;

            /** JobSpec issuedAtMs. */
            issuedAtMs: number;

            /** JobSpec notBeforeMs. */
            notBeforeMs: number;

            /** JobSpec notAfterMs. */
            notAfterMs: number;

            /** JobSpec audience. */
            audience: string[];

            /** JobSpec runAsUser. */
            runAsUser: string;

            /** JobSpec submitter. */
            submitter: string;

            /** JobSpec job. */
            job: string;

            /** JobSpec method. */
            method: reeve.v1.Method;

            /** JobSpec source. */
            source: Uint8Array;

            /** JobSpec body. */
            body: Uint8Array;

            /** JobSpec bodyBlob. */
            bodyBlob: reeve.v1.Blob;

            /** JobSpec args. */
            args: Uint8Array[];

            /** JobSpec shell. */
            shell: Uint8Array;

            /** JobSpec login. */
            login: boolean;

            /** JobSpec cwd. */
            cwd: Uint8Array;

            /** JobSpec environment. */
            environment: reeve.v1.Variable[];

            /** JobSpec umask. */
            umask: (number|null);

            /** JobSpec stdinBlob. */
            stdinBlob: reeve.v1.Blob;

            /** JobSpec timeLimitMs. */
            timeLimitMs: number;

            /** JobSpec graceMs. */
            graceMs: number;

            /** JobSpec leftovers. */
            leftovers: reeve.v1.Leftovers;

            /** JobSpec logLimitBytes. */
            logLimitBytes: number;

            /** JobSpec merge. */
            merge: boolean;

            /** JobSpec reruns. */
            reruns: number;

            /** JobSpec rerunsUntilMs. */
            rerunsUntilMs: number;

            /** JobSpec rerunnable. */
            rerunnable: boolean;

            /**
             * Encodes the specified JobSpec message. Does not implicitly {@link reeve.v1.JobSpec.verify|verify} messages.
             * @param message JobSpec message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JobSpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JobSpec message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JobSpec & reeve.v1.JobSpec.$Shape} JobSpec
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JobSpec & reeve.v1.JobSpec.$Shape;

            /**
             * Gets the type url for JobSpec
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JobSpec {

            /** Properties of a JobSpec. */
            interface $Properties {

                /** JobSpec format */
                format?: number;

                /** JobSpec clusterId */
                clusterId?: Uint8Array;

                /** JobSpec specId */
                specId?: Uint8Array;

                /** JobSpec issuedAtMs */
                issuedAtMs?: number;

                /** JobSpec notBeforeMs */
                notBeforeMs?: number;

                /** JobSpec notAfterMs */
                notAfterMs?: number;

                /** JobSpec audience */
                audience?: string[];

                /** JobSpec runAsUser */
                runAsUser?: string;

                /** JobSpec submitter */
                submitter?: string;

                /** JobSpec job */
                job?: string;

                /** JobSpec method */
                method?: reeve.v1.Method;

                /** JobSpec source */
                source?: Uint8Array;

                /** JobSpec body */
                body?: Uint8Array;

                /** JobSpec bodyBlob */
                bodyBlob?: reeve.v1.Blob.$Properties;

                /** JobSpec args */
                args?: Uint8Array[];

                /** JobSpec shell */
                shell?: Uint8Array;

                /** JobSpec login */
                login?: boolean;

                /** JobSpec cwd */
                cwd?: Uint8Array;

                /** JobSpec environment */
                environment?: reeve.v1.Variable.$Properties[];

                /** JobSpec umask */
                umask?: (number|null);

                /** JobSpec stdinBlob */
                stdinBlob?: reeve.v1.Blob.$Properties;

                /** JobSpec timeLimitMs */
                timeLimitMs?: number;

                /** JobSpec graceMs */
                graceMs?: number;

                /** JobSpec leftovers */
                leftovers?: reeve.v1.Leftovers;

                /** JobSpec logLimitBytes */
                logLimitBytes?: number;

                /** JobSpec merge */
                merge?: boolean;

                /** JobSpec reruns */
                reruns?: number;

                /** JobSpec rerunsUntilMs */
                rerunsUntilMs?: number;

                /** JobSpec rerunnable */
                rerunnable?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JobSpec. */
            type $Shape = reeve.v1.JobSpec.$Properties;
        }

        /**
         * Properties of a SealedPassword.
         * @deprecated Use reeve.v1.SealedPassword.$Properties instead.
         */
        interface ISealedPassword extends reeve.v1.SealedPassword.$Properties {
        }

        /** Represents a SealedPassword. */
        class SealedPassword {

            /**
             * Constructs a new SealedPassword.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SealedPassword.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SealedPassword agent. */
            agent: string;

            /** SealedPassword keyId. */
            keyId: string;

            /** SealedPassword sealed. */
            sealed: Uint8Array;

            /** SealedPassword expiresMs. */
            expiresMs: number;

            /**
             * Encodes the specified SealedPassword message. Does not implicitly {@link reeve.v1.SealedPassword.verify|verify} messages.
             * @param message SealedPassword message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SealedPassword.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SealedPassword message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SealedPassword & reeve.v1.SealedPassword.$Shape} SealedPassword
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SealedPassword & reeve.v1.SealedPassword.$Shape;

            /**
             * Gets the type url for SealedPassword
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SealedPassword {

            /** Properties of a SealedPassword. */
            interface $Properties {

                /** SealedPassword agent */
                agent?: string;

                /** SealedPassword keyId */
                keyId?: string;

                /** SealedPassword sealed */
                sealed?: Uint8Array;

                /** SealedPassword expiresMs */
                expiresMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SealedPassword. */
            type $Shape = reeve.v1.SealedPassword.$Properties;
        }

        /**
         * Properties of a SealedPasswords.
         * @deprecated Use reeve.v1.SealedPasswords.$Properties instead.
         */
        interface ISealedPasswords extends reeve.v1.SealedPasswords.$Properties {
        }

        /** Represents a SealedPasswords. */
        class SealedPasswords {

            /**
             * Constructs a new SealedPasswords.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SealedPasswords.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SealedPasswords passwords. */
            passwords: reeve.v1.SealedPassword[];

            /**
             * Encodes the specified SealedPasswords message. Does not implicitly {@link reeve.v1.SealedPasswords.verify|verify} messages.
             * @param message SealedPasswords message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SealedPasswords.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SealedPasswords message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SealedPasswords & reeve.v1.SealedPasswords.$Shape} SealedPasswords
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SealedPasswords & reeve.v1.SealedPasswords.$Shape;

            /**
             * Gets the type url for SealedPasswords
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SealedPasswords {

            /** Properties of a SealedPasswords. */
            interface $Properties {

                /** SealedPasswords passwords */
                passwords?: reeve.v1.SealedPassword.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SealedPasswords. */
            type $Shape = reeve.v1.SealedPasswords.$Properties;
        }

        /**
         * Properties of an AttemptKey.
         * @deprecated Use reeve.v1.AttemptKey.$Properties instead.
         */
        interface IAttemptKey extends reeve.v1.AttemptKey.$Properties {
        }

        /** Represents an AttemptKey. */
        class AttemptKey {

            /**
             * Constructs a new AttemptKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AttemptKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttemptKey ledger. */
            ledger: Uint8Array;

            /** AttemptKey run. */
            run: number;

            /** AttemptKey attempt. */
            attempt: number;

            /**
             * Encodes the specified AttemptKey message. Does not implicitly {@link reeve.v1.AttemptKey.verify|verify} messages.
             * @param message AttemptKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AttemptKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttemptKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AttemptKey & reeve.v1.AttemptKey.$Shape} AttemptKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AttemptKey & reeve.v1.AttemptKey.$Shape;

            /**
             * Gets the type url for AttemptKey
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AttemptKey {

            /** Properties of an AttemptKey. */
            interface $Properties {

                /** AttemptKey ledger */
                ledger?: Uint8Array;

                /** AttemptKey run */
                run?: number;

                /** AttemptKey attempt */
                attempt?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttemptKey. */
            type $Shape = reeve.v1.AttemptKey.$Properties;
        }

        /**
         * Properties of an Exit.
         * @deprecated Use reeve.v1.Exit.$Properties instead.
         */
        interface IExit extends reeve.v1.Exit.$Properties {
        }

        /** Represents an Exit. */
        class Exit {

            /**
             * Constructs a new Exit.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Exit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Exit kind. */
            kind: string;

            /** Exit status. */
            status: number;

            /** Exit signal. */
            signal: number;

            /** Exit reason. */
            reason: string;

            /** Exit detail. */
            detail: string;

            /** Exit coreDumped. */
            coreDumped: boolean;

            /** Exit utimeUs. */
            utimeUs: number;

            /** Exit stimeUs. */
            stimeUs: number;

            /** Exit maxrssKb. */
            maxrssKb: number;

            /** Exit startedAtMs. */
            startedAtMs: number;

            /** Exit endedAtMs. */
            endedAtMs: number;

            /** Exit processesEnded. */
            processesEnded: number;

            /** Exit processesLeft. */
            processesLeft: number;

            /** Exit leftPids. */
            leftPids: number[];

            /**
             * Encodes the specified Exit message. Does not implicitly {@link reeve.v1.Exit.verify|verify} messages.
             * @param message Exit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Exit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Exit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Exit & reeve.v1.Exit.$Shape} Exit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Exit & reeve.v1.Exit.$Shape;

            /**
             * Gets the type url for Exit
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Exit {

            /** Properties of an Exit. */
            interface $Properties {

                /** Exit kind */
                kind?: string;

                /** Exit status */
                status?: number;

                /** Exit signal */
                signal?: number;

                /** Exit reason */
                reason?: string;

                /** Exit detail */
                detail?: string;

                /** Exit coreDumped */
                coreDumped?: boolean;

                /** Exit utimeUs */
                utimeUs?: number;

                /** Exit stimeUs */
                stimeUs?: number;

                /** Exit maxrssKb */
                maxrssKb?: number;

                /** Exit startedAtMs */
                startedAtMs?: number;

                /** Exit endedAtMs */
                endedAtMs?: number;

                /** Exit processesEnded */
                processesEnded?: number;

                /** Exit processesLeft */
                processesLeft?: number;

                /** Exit leftPids */
                leftPids?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Exit. */
            type $Shape = reeve.v1.Exit.$Properties;
        }

        /**
         * Properties of a LogTotals.
         * @deprecated Use reeve.v1.LogTotals.$Properties instead.
         */
        interface ILogTotals extends reeve.v1.LogTotals.$Properties {
        }

        /** Represents a LogTotals. */
        class LogTotals {

            /**
             * Constructs a new LogTotals.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogTotals.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogTotals frameBytes. */
            frameBytes: number;

            /** LogTotals frameSha256. */
            frameSha256: Uint8Array;

            /** LogTotals stdoutBytes. */
            stdoutBytes: number;

            /** LogTotals stdoutSha256. */
            stdoutSha256: Uint8Array;

            /** LogTotals stderrBytes. */
            stderrBytes: number;

            /** LogTotals stderrSha256. */
            stderrSha256: Uint8Array;

            /** LogTotals stdoutCut. */
            stdoutCut: number;

            /** LogTotals stderrCut. */
            stderrCut: number;

            /**
             * Encodes the specified LogTotals message. Does not implicitly {@link reeve.v1.LogTotals.verify|verify} messages.
             * @param message LogTotals message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogTotals.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogTotals message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogTotals & reeve.v1.LogTotals.$Shape} LogTotals
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogTotals & reeve.v1.LogTotals.$Shape;

            /**
             * Gets the type url for LogTotals
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogTotals {

            /** Properties of a LogTotals. */
            interface $Properties {

                /** LogTotals frameBytes */
                frameBytes?: number;

                /** LogTotals frameSha256 */
                frameSha256?: Uint8Array;

                /** LogTotals stdoutBytes */
                stdoutBytes?: number;

                /** LogTotals stdoutSha256 */
                stdoutSha256?: Uint8Array;

                /** LogTotals stderrBytes */
                stderrBytes?: number;

                /** LogTotals stderrSha256 */
                stderrSha256?: Uint8Array;

                /** LogTotals stdoutCut */
                stdoutCut?: number;

                /** LogTotals stderrCut */
                stderrCut?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogTotals. */
            type $Shape = reeve.v1.LogTotals.$Properties;
        }

        /**
         * Properties of an Attempt.
         * @deprecated Use reeve.v1.Attempt.$Properties instead.
         */
        interface IAttempt extends reeve.v1.Attempt.$Properties {
        }

        /** Represents an Attempt. */
        class Attempt {

            /**
             * Constructs a new Attempt.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Attempt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Attempt attempt. */
            attempt: number;

            /** Attempt state. */
            state: string;

            /** Attempt agent. */
            agent: string;

            /** Attempt orderedAtMs. */
            orderedAtMs: number;

            /** Attempt startedAtMs. */
            startedAtMs: number;

            /** Attempt endedAtMs. */
            endedAtMs: number;

            /** Attempt pid. */
            pid: number;

            /** Attempt exit. */
            exit: reeve.v1.Exit;

            /** Attempt reason. */
            reason: string;

            /** Attempt detail. */
            detail: string;

            /** Attempt log. */
            log: reeve.v1.LogTotals;

            /** Attempt logStoredBytes. */
            logStoredBytes: number;

            /** Attempt logState. */
            logState: string;

            /** Attempt stalled. */
            stalled: boolean;

            /** Attempt unsupervised. */
            unsupervised: boolean;

            /** Attempt survivors. */
            survivors: string[];

            /** Attempt ledger. */
            ledger: Uint8Array;

            /**
             * Encodes the specified Attempt message. Does not implicitly {@link reeve.v1.Attempt.verify|verify} messages.
             * @param message Attempt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Attempt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Attempt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Attempt & reeve.v1.Attempt.$Shape} Attempt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Attempt & reeve.v1.Attempt.$Shape;

            /**
             * Gets the type url for Attempt
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Attempt {

            /** Properties of an Attempt. */
            interface $Properties {

                /** Attempt attempt */
                attempt?: number;

                /** Attempt state */
                state?: string;

                /** Attempt agent */
                agent?: string;

                /** Attempt orderedAtMs */
                orderedAtMs?: number;

                /** Attempt startedAtMs */
                startedAtMs?: number;

                /** Attempt endedAtMs */
                endedAtMs?: number;

                /** Attempt pid */
                pid?: number;

                /** Attempt exit */
                exit?: reeve.v1.Exit.$Properties;

                /** Attempt reason */
                reason?: string;

                /** Attempt detail */
                detail?: string;

                /** Attempt log */
                log?: reeve.v1.LogTotals.$Properties;

                /** Attempt logStoredBytes */
                logStoredBytes?: number;

                /** Attempt logState */
                logState?: string;

                /** Attempt stalled */
                stalled?: boolean;

                /** Attempt unsupervised */
                unsupervised?: boolean;

                /** Attempt survivors */
                survivors?: string[];

                /** Attempt ledger */
                ledger?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Attempt. */
            type $Shape = reeve.v1.Attempt.$Properties;
        }

        /**
         * Properties of a JournalEntry.
         * @deprecated Use reeve.v1.JournalEntry.$Properties instead.
         */
        interface IJournalEntry extends reeve.v1.JournalEntry.$Properties {
        }

        /** Represents a JournalEntry. */
        class JournalEntry {

            /**
             * Constructs a new JournalEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JournalEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JournalEntry atMs. */
            atMs: number;

            /** JournalEntry attempt. */
            attempt: number;

            /** JournalEntry from. */
            from: string;

            /** JournalEntry event. */
            event: string;

            /** JournalEntry to. */
            to: string;

            /** JournalEntry by. */
            by: string;

            /** JournalEntry reason. */
            reason: string;

            /**
             * Encodes the specified JournalEntry message. Does not implicitly {@link reeve.v1.JournalEntry.verify|verify} messages.
             * @param message JournalEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JournalEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JournalEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JournalEntry & reeve.v1.JournalEntry.$Shape} JournalEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JournalEntry & reeve.v1.JournalEntry.$Shape;

            /**
             * Gets the type url for JournalEntry
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JournalEntry {

            /** Properties of a JournalEntry. */
            interface $Properties {

                /** JournalEntry atMs */
                atMs?: number;

                /** JournalEntry attempt */
                attempt?: number;

                /** JournalEntry from */
                from?: string;

                /** JournalEntry event */
                event?: string;

                /** JournalEntry to */
                to?: string;

                /** JournalEntry by */
                by?: string;

                /** JournalEntry reason */
                reason?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JournalEntry. */
            type $Shape = reeve.v1.JournalEntry.$Properties;
        }

        /**
         * Properties of a StatusRange.
         * @deprecated Use reeve.v1.StatusRange.$Properties instead.
         */
        interface IStatusRange extends reeve.v1.StatusRange.$Properties {
        }

        /** Represents a StatusRange. */
        class StatusRange {

            /**
             * Constructs a new StatusRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.StatusRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatusRange first. */
            first: number;

            /** StatusRange last. */
            last: number;

            /**
             * Encodes the specified StatusRange message. Does not implicitly {@link reeve.v1.StatusRange.verify|verify} messages.
             * @param message StatusRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.StatusRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.StatusRange & reeve.v1.StatusRange.$Shape} StatusRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.StatusRange & reeve.v1.StatusRange.$Shape;

            /**
             * Gets the type url for StatusRange
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StatusRange {

            /** Properties of a StatusRange. */
            interface $Properties {

                /** StatusRange first */
                first?: number;

                /** StatusRange last */
                last?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusRange. */
            type $Shape = reeve.v1.StatusRange.$Properties;
        }

        /**
         * Properties of a Run.
         * @deprecated Use reeve.v1.Run.$Properties instead.
         */
        interface IRun extends reeve.v1.Run.$Properties {
        }

        /** Represents a Run. */
        class Run {

            /**
             * Constructs a new Run.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Run.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Run run. */
            run: number;

            /** Run state. */
            state: string;

            /** Run job. */
            job: string;

            /** Run agent. */
            agent: string;

            /** Run queue. */
            queue: string;

            /** Run priority. */
            priority: number;

            /** Run by. */
            by: string;

            /** Run requestedUser. */
            requestedUser: string;

            /** Run method. */
            method: string;

            /** Run submittedAtMs. */
            submittedAtMs: number;

            /** Run startAtMs. */
            startAtMs: number;

            /** Run startByMs. */
            startByMs: number;

            /** Run endedAtMs. */
            endedAtMs: number;

            /** Run attempt. */
            attempt: number;

            /** Run reason. */
            reason: string;

            /** Run why. */
            why: string;

            /** Run restartOf. */
            restartOf: number;

            /** Run specSha256. */
            specSha256: Uint8Array;

            /** Run retriesMax. */
            retriesMax: number;

            /** Run retries. */
            retries: number;

            /** Run retryDelayMs. */
            retryDelayMs: number;

            /** Run retryDelayMaxMs. */
            retryDelayMaxMs: number;

            /** Run retryOn. */
            retryOn: reeve.v1.StatusRange[];

            /** Run proof. */
            proof: string;

            /**
             * Encodes the specified Run message. Does not implicitly {@link reeve.v1.Run.verify|verify} messages.
             * @param message Run message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Run.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Run message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Run & reeve.v1.Run.$Shape} Run
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Run & reeve.v1.Run.$Shape;

            /**
             * Gets the type url for Run
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Run {

            /** Properties of a Run. */
            interface $Properties {

                /** Run run */
                run?: number;

                /** Run state */
                state?: string;

                /** Run job */
                job?: string;

                /** Run agent */
                agent?: string;

                /** Run queue */
                queue?: string;

                /** Run priority */
                priority?: number;

                /** Run by */
                by?: string;

                /** Run requestedUser */
                requestedUser?: string;

                /** Run method */
                method?: string;

                /** Run submittedAtMs */
                submittedAtMs?: number;

                /** Run startAtMs */
                startAtMs?: number;

                /** Run startByMs */
                startByMs?: number;

                /** Run endedAtMs */
                endedAtMs?: number;

                /** Run attempt */
                attempt?: number;

                /** Run reason */
                reason?: string;

                /** Run why */
                why?: string;

                /** Run restartOf */
                restartOf?: number;

                /** Run specSha256 */
                specSha256?: Uint8Array;

                /** Run retriesMax */
                retriesMax?: number;

                /** Run retries */
                retries?: number;

                /** Run retryDelayMs */
                retryDelayMs?: number;

                /** Run retryDelayMaxMs */
                retryDelayMaxMs?: number;

                /** Run retryOn */
                retryOn?: reeve.v1.StatusRange.$Properties[];

                /** Run proof */
                proof?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Run. */
            type $Shape = reeve.v1.Run.$Properties;
        }

        /**
         * Properties of a RunDetail.
         * @deprecated Use reeve.v1.RunDetail.$Properties instead.
         */
        interface IRunDetail extends reeve.v1.RunDetail.$Properties {
        }

        /** Represents a RunDetail. */
        class RunDetail {

            /**
             * Constructs a new RunDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RunDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunDetail run. */
            run: reeve.v1.Run;

            /** RunDetail attempts. */
            attempts: reeve.v1.Attempt[];

            /** RunDetail journal. */
            journal: reeve.v1.JournalEntry[];

            /** RunDetail spec. */
            spec: Uint8Array;

            /**
             * Encodes the specified RunDetail message. Does not implicitly {@link reeve.v1.RunDetail.verify|verify} messages.
             * @param message RunDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RunDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RunDetail & reeve.v1.RunDetail.$Shape} RunDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RunDetail & reeve.v1.RunDetail.$Shape;

            /**
             * Gets the type url for RunDetail
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RunDetail {

            /** Properties of a RunDetail. */
            interface $Properties {

                /** RunDetail run */
                run?: reeve.v1.Run.$Properties;

                /** RunDetail attempts */
                attempts?: reeve.v1.Attempt.$Properties[];

                /** RunDetail journal */
                journal?: reeve.v1.JournalEntry.$Properties[];

                /** RunDetail spec */
                spec?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunDetail. */
            type $Shape = reeve.v1.RunDetail.$Properties;
        }

        /**
         * Properties of a SubmitHeader.
         * @deprecated Use reeve.v1.SubmitHeader.$Properties instead.
         */
        interface ISubmitHeader extends reeve.v1.SubmitHeader.$Properties {
        }

        /** Represents a SubmitHeader. */
        class SubmitHeader {

            /**
             * Constructs a new SubmitHeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SubmitHeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubmitHeader spec. */
            spec: Uint8Array;

            /** SubmitHeader idempotencyKey. */
            idempotencyKey: string;

            /** SubmitHeader queue. */
            queue: string;

            /** SubmitHeader priority. */
            priority: number;

            /** SubmitHeader startAtMs. */
            startAtMs: number;

            /** SubmitHeader startByMs. */
            startByMs: number;

            /** SubmitHeader retries. */
            retries: number;

            /** SubmitHeader retryDelayMs. */
            retryDelayMs: number;

            /** SubmitHeader hold. */
            hold: boolean;

            /** SubmitHeader retryDelayMaxMs. */
            retryDelayMaxMs: number;

            /** SubmitHeader retryOn. */
            retryOn: reeve.v1.StatusRange[];

            /** SubmitHeader sshsig. */
            sshsig: Uint8Array;

            /** SubmitHeader passwords. */
            passwords: reeve.v1.SealedPassword[];

            /**
             * Encodes the specified SubmitHeader message. Does not implicitly {@link reeve.v1.SubmitHeader.verify|verify} messages.
             * @param message SubmitHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SubmitHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubmitHeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SubmitHeader & reeve.v1.SubmitHeader.$Shape} SubmitHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SubmitHeader & reeve.v1.SubmitHeader.$Shape;

            /**
             * Gets the type url for SubmitHeader
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SubmitHeader {

            /** Properties of a SubmitHeader. */
            interface $Properties {

                /** SubmitHeader spec */
                spec?: Uint8Array;

                /** SubmitHeader idempotencyKey */
                idempotencyKey?: string;

                /** SubmitHeader queue */
                queue?: string;

                /** SubmitHeader priority */
                priority?: number;

                /** SubmitHeader startAtMs */
                startAtMs?: number;

                /** SubmitHeader startByMs */
                startByMs?: number;

                /** SubmitHeader retries */
                retries?: number;

                /** SubmitHeader retryDelayMs */
                retryDelayMs?: number;

                /** SubmitHeader hold */
                hold?: boolean;

                /** SubmitHeader retryDelayMaxMs */
                retryDelayMaxMs?: number;

                /** SubmitHeader retryOn */
                retryOn?: reeve.v1.StatusRange.$Properties[];

                /** SubmitHeader sshsig */
                sshsig?: Uint8Array;

                /** SubmitHeader passwords */
                passwords?: reeve.v1.SealedPassword.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubmitHeader. */
            type $Shape = reeve.v1.SubmitHeader.$Properties;
        }

        /**
         * Properties of a BlobPart.
         * @deprecated Use reeve.v1.BlobPart.$Properties instead.
         */
        interface IBlobPart extends reeve.v1.BlobPart.$Properties {
        }

        /** Represents a BlobPart. */
        class BlobPart {

            /**
             * Constructs a new BlobPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.BlobPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlobPart sha256. */
            sha256: Uint8Array;

            /** BlobPart size. */
            size: number;

            /** BlobPart offset. */
            offset: number;

            /** BlobPart bytes. */
            bytes: Uint8Array;

            /**
             * Encodes the specified BlobPart message. Does not implicitly {@link reeve.v1.BlobPart.verify|verify} messages.
             * @param message BlobPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.BlobPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlobPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.BlobPart & reeve.v1.BlobPart.$Shape} BlobPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.BlobPart & reeve.v1.BlobPart.$Shape;

            /**
             * Gets the type url for BlobPart
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BlobPart {

            /** Properties of a BlobPart. */
            interface $Properties {

                /** BlobPart sha256 */
                sha256?: Uint8Array;

                /** BlobPart size */
                size?: number;

                /** BlobPart offset */
                offset?: number;

                /** BlobPart bytes */
                bytes?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlobPart. */
            type $Shape = reeve.v1.BlobPart.$Properties;
        }

        /**
         * Properties of a HeaderPart.
         * @deprecated Use reeve.v1.HeaderPart.$Properties instead.
         */
        interface IHeaderPart extends reeve.v1.HeaderPart.$Properties {
        }

        /** Represents a HeaderPart. */
        class HeaderPart {

            /**
             * Constructs a new HeaderPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.HeaderPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HeaderPart size. */
            size: number;

            /** HeaderPart bytes. */
            bytes: Uint8Array;

            /**
             * Encodes the specified HeaderPart message. Does not implicitly {@link reeve.v1.HeaderPart.verify|verify} messages.
             * @param message HeaderPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.HeaderPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeaderPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.HeaderPart & reeve.v1.HeaderPart.$Shape} HeaderPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.HeaderPart & reeve.v1.HeaderPart.$Shape;

            /**
             * Gets the type url for HeaderPart
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HeaderPart {

            /** Properties of a HeaderPart. */
            interface $Properties {

                /** HeaderPart size */
                size?: number;

                /** HeaderPart bytes */
                bytes?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeaderPart. */
            type $Shape = reeve.v1.HeaderPart.$Properties;
        }

        /**
         * Properties of a SubmitPart.
         * @deprecated Use reeve.v1.SubmitPart.$Properties instead.
         */
        interface ISubmitPart extends reeve.v1.SubmitPart.$Properties {
        }

        /** Represents a SubmitPart. */
        class SubmitPart {

            /**
             * Constructs a new SubmitPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SubmitPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubmitPart header. */
            header: reeve.v1.SubmitHeader;

            /** SubmitPart blob. */
            blob: reeve.v1.BlobPart;

            /** SubmitPart headerPart. */
            headerPart: reeve.v1.HeaderPart;

            /**
             * Encodes the specified SubmitPart message. Does not implicitly {@link reeve.v1.SubmitPart.verify|verify} messages.
             * @param message SubmitPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SubmitPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubmitPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SubmitPart & reeve.v1.SubmitPart.$Shape} SubmitPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SubmitPart & reeve.v1.SubmitPart.$Shape;

            /**
             * Gets the type url for SubmitPart
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SubmitPart {

            /** Properties of a SubmitPart. */
            interface $Properties {

                /** SubmitPart header */
                header?: reeve.v1.SubmitHeader.$Properties;

                /** SubmitPart blob */
                blob?: reeve.v1.BlobPart.$Properties;

                /** SubmitPart headerPart */
                headerPart?: reeve.v1.HeaderPart.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubmitPart. */
            type $Shape = reeve.v1.SubmitPart.$Properties;
        }

        /**
         * Properties of a SubmitReply.
         * @deprecated Use reeve.v1.SubmitReply.$Properties instead.
         */
        interface ISubmitReply extends reeve.v1.SubmitReply.$Properties {
        }

        /** Represents a SubmitReply. */
        class SubmitReply {

            /**
             * Constructs a new SubmitReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SubmitReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubmitReply runs. */
            runs: number[];

            /** SubmitReply repeatedKey. */
            repeatedKey: boolean;

            /** SubmitReply warnings. */
            warnings: string[];

            /**
             * Encodes the specified SubmitReply message. Does not implicitly {@link reeve.v1.SubmitReply.verify|verify} messages.
             * @param message SubmitReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SubmitReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubmitReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SubmitReply & reeve.v1.SubmitReply.$Shape} SubmitReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SubmitReply & reeve.v1.SubmitReply.$Shape;

            /**
             * Gets the type url for SubmitReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SubmitReply {

            /** Properties of a SubmitReply. */
            interface $Properties {

                /** SubmitReply runs */
                runs?: number[];

                /** SubmitReply repeatedKey */
                repeatedKey?: boolean;

                /** SubmitReply warnings */
                warnings?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubmitReply. */
            type $Shape = reeve.v1.SubmitReply.$Properties;
        }

        /**
         * Properties of a GetRunRequest.
         * @deprecated Use reeve.v1.GetRunRequest.$Properties instead.
         */
        interface IGetRunRequest extends reeve.v1.GetRunRequest.$Properties {
        }

        /** Represents a GetRunRequest. */
        class GetRunRequest {

            /**
             * Constructs a new GetRunRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.GetRunRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetRunRequest run. */
            run: number;

            /** GetRunRequest ledger. */
            ledger: Uint8Array;

            /** GetRunRequest envValues. */
            envValues: boolean;

            /**
             * Encodes the specified GetRunRequest message. Does not implicitly {@link reeve.v1.GetRunRequest.verify|verify} messages.
             * @param message GetRunRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.GetRunRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetRunRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.GetRunRequest & reeve.v1.GetRunRequest.$Shape} GetRunRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.GetRunRequest & reeve.v1.GetRunRequest.$Shape;

            /**
             * Gets the type url for GetRunRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetRunRequest {

            /** Properties of a GetRunRequest. */
            interface $Properties {

                /** GetRunRequest run */
                run?: number;

                /** GetRunRequest ledger */
                ledger?: Uint8Array;

                /** GetRunRequest envValues */
                envValues?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetRunRequest. */
            type $Shape = reeve.v1.GetRunRequest.$Properties;
        }

        /**
         * Properties of a ListRunsRequest.
         * @deprecated Use reeve.v1.ListRunsRequest.$Properties instead.
         */
        interface IListRunsRequest extends reeve.v1.ListRunsRequest.$Properties {
        }

        /** Represents a ListRunsRequest. */
        class ListRunsRequest {

            /**
             * Constructs a new ListRunsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListRunsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListRunsRequest limit. */
            limit: number;

            /** ListRunsRequest below. */
            below: number;

            /** ListRunsRequest states. */
            states: string[];

            /** ListRunsRequest agent. */
            agent: string;

            /** ListRunsRequest job. */
            job: string;

            /**
             * Encodes the specified ListRunsRequest message. Does not implicitly {@link reeve.v1.ListRunsRequest.verify|verify} messages.
             * @param message ListRunsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListRunsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListRunsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListRunsRequest & reeve.v1.ListRunsRequest.$Shape} ListRunsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListRunsRequest & reeve.v1.ListRunsRequest.$Shape;

            /**
             * Gets the type url for ListRunsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListRunsRequest {

            /** Properties of a ListRunsRequest. */
            interface $Properties {

                /** ListRunsRequest limit */
                limit?: number;

                /** ListRunsRequest below */
                below?: number;

                /** ListRunsRequest states */
                states?: string[];

                /** ListRunsRequest agent */
                agent?: string;

                /** ListRunsRequest job */
                job?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListRunsRequest. */
            type $Shape = reeve.v1.ListRunsRequest.$Properties;
        }

        /**
         * Properties of a ListRunsReply.
         * @deprecated Use reeve.v1.ListRunsReply.$Properties instead.
         */
        interface IListRunsReply extends reeve.v1.ListRunsReply.$Properties {
        }

        /** Represents a ListRunsReply. */
        class ListRunsReply {

            /**
             * Constructs a new ListRunsReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListRunsReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListRunsReply runs. */
            runs: reeve.v1.Run[];

            /** ListRunsReply more. */
            more: boolean;

            /**
             * Encodes the specified ListRunsReply message. Does not implicitly {@link reeve.v1.ListRunsReply.verify|verify} messages.
             * @param message ListRunsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListRunsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListRunsReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListRunsReply & reeve.v1.ListRunsReply.$Shape} ListRunsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListRunsReply & reeve.v1.ListRunsReply.$Shape;

            /**
             * Gets the type url for ListRunsReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListRunsReply {

            /** Properties of a ListRunsReply. */
            interface $Properties {

                /** ListRunsReply runs */
                runs?: reeve.v1.Run.$Properties[];

                /** ListRunsReply more */
                more?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListRunsReply. */
            type $Shape = reeve.v1.ListRunsReply.$Properties;
        }

        /**
         * Properties of a ReadLogRequest.
         * @deprecated Use reeve.v1.ReadLogRequest.$Properties instead.
         */
        interface IReadLogRequest extends reeve.v1.ReadLogRequest.$Properties {
        }

        /** Represents a ReadLogRequest. */
        class ReadLogRequest {

            /**
             * Constructs a new ReadLogRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ReadLogRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadLogRequest run. */
            run: number;

            /** ReadLogRequest attempt. */
            attempt: number;

            /** ReadLogRequest offset. */
            offset: number;

            /** ReadLogRequest follow. */
            follow: boolean;

            /** ReadLogRequest tailLines. */
            tailLines: (number|null);

            /** ReadLogRequest sinceByte. */
            sinceByte: (number|null);

            /** ReadLogRequest stream. */
            stream: string;

            /** ReadLogRequest tailBytes. */
            tailBytes: number;

            /**
             * Encodes the specified ReadLogRequest message. Does not implicitly {@link reeve.v1.ReadLogRequest.verify|verify} messages.
             * @param message ReadLogRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ReadLogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadLogRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ReadLogRequest & reeve.v1.ReadLogRequest.$Shape} ReadLogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ReadLogRequest & reeve.v1.ReadLogRequest.$Shape;

            /**
             * Gets the type url for ReadLogRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReadLogRequest {

            /** Properties of a ReadLogRequest. */
            interface $Properties {

                /** ReadLogRequest run */
                run?: number;

                /** ReadLogRequest attempt */
                attempt?: number;

                /** ReadLogRequest offset */
                offset?: number;

                /** ReadLogRequest follow */
                follow?: boolean;

                /** ReadLogRequest tailLines */
                tailLines?: (number|null);

                /** ReadLogRequest sinceByte */
                sinceByte?: (number|null);

                /** ReadLogRequest stream */
                stream?: string;

                /** ReadLogRequest tailBytes */
                tailBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadLogRequest. */
            type $Shape = reeve.v1.ReadLogRequest.$Properties;
        }

        /**
         * Properties of a LogPart.
         * @deprecated Use reeve.v1.LogPart.$Properties instead.
         */
        interface ILogPart extends reeve.v1.LogPart.$Properties {
        }

        /** Represents a LogPart. */
        class LogPart {

            /**
             * Constructs a new LogPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogPart offset. */
            offset: number;

            /** LogPart frames. */
            frames: Uint8Array;

            /** LogPart end. */
            end: reeve.v1.LogEnd;

            /** LogPart start. */
            start: reeve.v1.LogStart;

            /**
             * Encodes the specified LogPart message. Does not implicitly {@link reeve.v1.LogPart.verify|verify} messages.
             * @param message LogPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogPart & reeve.v1.LogPart.$Shape} LogPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogPart & reeve.v1.LogPart.$Shape;

            /**
             * Gets the type url for LogPart
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogPart {

            /** Properties of a LogPart. */
            interface $Properties {

                /** LogPart offset */
                offset?: number;

                /** LogPart frames */
                frames?: Uint8Array;

                /** LogPart end */
                end?: reeve.v1.LogEnd.$Properties;

                /** LogPart start */
                start?: reeve.v1.LogStart.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogPart. */
            type $Shape = reeve.v1.LogPart.$Properties;
        }

        /**
         * Properties of a LogStart.
         * @deprecated Use reeve.v1.LogStart.$Properties instead.
         */
        interface ILogStart extends reeve.v1.LogStart.$Properties {
        }

        /** Represents a LogStart. */
        class LogStart {

            /**
             * Constructs a new LogStart.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogStart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogStart skipBytes. */
            skipBytes: number;

            /** LogStart beforeBytes. */
            beforeBytes: number;

            /** LogStart streamBytes. */
            streamBytes: number;

            /**
             * Encodes the specified LogStart message. Does not implicitly {@link reeve.v1.LogStart.verify|verify} messages.
             * @param message LogStart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogStart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogStart & reeve.v1.LogStart.$Shape} LogStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogStart & reeve.v1.LogStart.$Shape;

            /**
             * Gets the type url for LogStart
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogStart {

            /** Properties of a LogStart. */
            interface $Properties {

                /** LogStart skipBytes */
                skipBytes?: number;

                /** LogStart beforeBytes */
                beforeBytes?: number;

                /** LogStart streamBytes */
                streamBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogStart. */
            type $Shape = reeve.v1.LogStart.$Properties;
        }

        /**
         * Properties of a LogEnd.
         * @deprecated Use reeve.v1.LogEnd.$Properties instead.
         */
        interface ILogEnd extends reeve.v1.LogEnd.$Properties {
        }

        /** Represents a LogEnd. */
        class LogEnd {

            /**
             * Constructs a new LogEnd.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogEnd.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogEnd storedBytes. */
            storedBytes: number;

            /** LogEnd logState. */
            logState: string;

            /** LogEnd attempt. */
            attempt: number;

            /**
             * Encodes the specified LogEnd message. Does not implicitly {@link reeve.v1.LogEnd.verify|verify} messages.
             * @param message LogEnd message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogEnd message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogEnd & reeve.v1.LogEnd.$Shape} LogEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogEnd & reeve.v1.LogEnd.$Shape;

            /**
             * Gets the type url for LogEnd
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogEnd {

            /** Properties of a LogEnd. */
            interface $Properties {

                /** LogEnd storedBytes */
                storedBytes?: number;

                /** LogEnd logState */
                logState?: string;

                /** LogEnd attempt */
                attempt?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogEnd. */
            type $Shape = reeve.v1.LogEnd.$Properties;
        }

        /**
         * Properties of a CancelRequest.
         * @deprecated Use reeve.v1.CancelRequest.$Properties instead.
         */
        interface ICancelRequest extends reeve.v1.CancelRequest.$Properties {
        }

        /** Represents a CancelRequest. */
        class CancelRequest {

            /**
             * Constructs a new CancelRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.CancelRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelRequest run. */
            run: number;

            /** CancelRequest reason. */
            reason: string;

            /**
             * Encodes the specified CancelRequest message. Does not implicitly {@link reeve.v1.CancelRequest.verify|verify} messages.
             * @param message CancelRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.CancelRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.CancelRequest & reeve.v1.CancelRequest.$Shape} CancelRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.CancelRequest & reeve.v1.CancelRequest.$Shape;

            /**
             * Gets the type url for CancelRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CancelRequest {

            /** Properties of a CancelRequest. */
            interface $Properties {

                /** CancelRequest run */
                run?: number;

                /** CancelRequest reason */
                reason?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelRequest. */
            type $Shape = reeve.v1.CancelRequest.$Properties;
        }

        /**
         * Properties of a HoldRequest.
         * @deprecated Use reeve.v1.HoldRequest.$Properties instead.
         */
        interface IHoldRequest extends reeve.v1.HoldRequest.$Properties {
        }

        /** Represents a HoldRequest. */
        class HoldRequest {

            /**
             * Constructs a new HoldRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.HoldRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HoldRequest run. */
            run: number;

            /**
             * Encodes the specified HoldRequest message. Does not implicitly {@link reeve.v1.HoldRequest.verify|verify} messages.
             * @param message HoldRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.HoldRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HoldRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.HoldRequest & reeve.v1.HoldRequest.$Shape} HoldRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.HoldRequest & reeve.v1.HoldRequest.$Shape;

            /**
             * Gets the type url for HoldRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HoldRequest {

            /** Properties of a HoldRequest. */
            interface $Properties {

                /** HoldRequest run */
                run?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HoldRequest. */
            type $Shape = reeve.v1.HoldRequest.$Properties;
        }

        /**
         * Properties of a ReleaseRequest.
         * @deprecated Use reeve.v1.ReleaseRequest.$Properties instead.
         */
        interface IReleaseRequest extends reeve.v1.ReleaseRequest.$Properties {
        }

        /** Represents a ReleaseRequest. */
        class ReleaseRequest {

            /**
             * Constructs a new ReleaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ReleaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseRequest run. */
            run: number;

            /**
             * Encodes the specified ReleaseRequest message. Does not implicitly {@link reeve.v1.ReleaseRequest.verify|verify} messages.
             * @param message ReleaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ReleaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ReleaseRequest & reeve.v1.ReleaseRequest.$Shape} ReleaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ReleaseRequest & reeve.v1.ReleaseRequest.$Shape;

            /**
             * Gets the type url for ReleaseRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReleaseRequest {

            /** Properties of a ReleaseRequest. */
            interface $Properties {

                /** ReleaseRequest run */
                run?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseRequest. */
            type $Shape = reeve.v1.ReleaseRequest.$Properties;
        }

        /**
         * Properties of a RestartRequest.
         * @deprecated Use reeve.v1.RestartRequest.$Properties instead.
         */
        interface IRestartRequest extends reeve.v1.RestartRequest.$Properties {
        }

        /** Represents a RestartRequest. */
        class RestartRequest {

            /**
             * Constructs a new RestartRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RestartRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RestartRequest run. */
            run: number;

            /**
             * Encodes the specified RestartRequest message. Does not implicitly {@link reeve.v1.RestartRequest.verify|verify} messages.
             * @param message RestartRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RestartRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RestartRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RestartRequest & reeve.v1.RestartRequest.$Shape} RestartRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RestartRequest & reeve.v1.RestartRequest.$Shape;

            /**
             * Gets the type url for RestartRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RestartRequest {

            /** Properties of a RestartRequest. */
            interface $Properties {

                /** RestartRequest run */
                run?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RestartRequest. */
            type $Shape = reeve.v1.RestartRequest.$Properties;
        }

        /**
         * Properties of an AbandonRequest.
         * @deprecated Use reeve.v1.AbandonRequest.$Properties instead.
         */
        interface IAbandonRequest extends reeve.v1.AbandonRequest.$Properties {
        }

        /** Represents an AbandonRequest. */
        class AbandonRequest {

            /**
             * Constructs a new AbandonRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AbandonRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AbandonRequest run. */
            run: number;

            /**
             * Encodes the specified AbandonRequest message. Does not implicitly {@link reeve.v1.AbandonRequest.verify|verify} messages.
             * @param message AbandonRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AbandonRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AbandonRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AbandonRequest & reeve.v1.AbandonRequest.$Shape} AbandonRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AbandonRequest & reeve.v1.AbandonRequest.$Shape;

            /**
             * Gets the type url for AbandonRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AbandonRequest {

            /** Properties of an AbandonRequest. */
            interface $Properties {

                /** AbandonRequest run */
                run?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AbandonRequest. */
            type $Shape = reeve.v1.AbandonRequest.$Properties;
        }

        /**
         * Properties of a ResubmitRequest.
         * @deprecated Use reeve.v1.ResubmitRequest.$Properties instead.
         */
        interface IResubmitRequest extends reeve.v1.ResubmitRequest.$Properties {
        }

        /** Represents a ResubmitRequest. */
        class ResubmitRequest {

            /**
             * Constructs a new ResubmitRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ResubmitRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResubmitRequest run. */
            run: number;

            /** ResubmitRequest idempotencyKey. */
            idempotencyKey: string;

            /** ResubmitRequest agents. */
            agents: string[];

            /** ResubmitRequest priority. */
            priority: (number|null);

            /** ResubmitRequest startAtMs. */
            startAtMs: number;

            /** ResubmitRequest startByMs. */
            startByMs: number;

            /** ResubmitRequest hold. */
            hold: boolean;

            /**
             * Encodes the specified ResubmitRequest message. Does not implicitly {@link reeve.v1.ResubmitRequest.verify|verify} messages.
             * @param message ResubmitRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ResubmitRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResubmitRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ResubmitRequest & reeve.v1.ResubmitRequest.$Shape} ResubmitRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ResubmitRequest & reeve.v1.ResubmitRequest.$Shape;

            /**
             * Gets the type url for ResubmitRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ResubmitRequest {

            /** Properties of a ResubmitRequest. */
            interface $Properties {

                /** ResubmitRequest run */
                run?: number;

                /** ResubmitRequest idempotencyKey */
                idempotencyKey?: string;

                /** ResubmitRequest agents */
                agents?: string[];

                /** ResubmitRequest priority */
                priority?: (number|null);

                /** ResubmitRequest startAtMs */
                startAtMs?: number;

                /** ResubmitRequest startByMs */
                startByMs?: number;

                /** ResubmitRequest hold */
                hold?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResubmitRequest. */
            type $Shape = reeve.v1.ResubmitRequest.$Properties;
        }

        /**
         * Properties of a ListAgentsRequest.
         * @deprecated Use reeve.v1.ListAgentsRequest.$Properties instead.
         */
        interface IListAgentsRequest extends reeve.v1.ListAgentsRequest.$Properties {
        }

        /** Represents a ListAgentsRequest. */
        class ListAgentsRequest {

            /**
             * Constructs a new ListAgentsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListAgentsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ListAgentsRequest message. Does not implicitly {@link reeve.v1.ListAgentsRequest.verify|verify} messages.
             * @param message ListAgentsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListAgentsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListAgentsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListAgentsRequest & reeve.v1.ListAgentsRequest.$Shape} ListAgentsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListAgentsRequest & reeve.v1.ListAgentsRequest.$Shape;

            /**
             * Gets the type url for ListAgentsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListAgentsRequest {

            /** Properties of a ListAgentsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListAgentsRequest. */
            type $Shape = reeve.v1.ListAgentsRequest.$Properties;
        }

        /**
         * Properties of an Agent.
         * @deprecated Use reeve.v1.Agent.$Properties instead.
         */
        interface IAgent extends reeve.v1.Agent.$Properties {
        }

        /** Represents an Agent. */
        class Agent {

            /**
             * Constructs a new Agent.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Agent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Agent name. */
            name: string;

            /** Agent id. */
            id: string;

            /** Agent online. */
            online: boolean;

            /** Agent sinceMs. */
            sinceMs: number;

            /** Agent build. */
            build: string;

            /** Agent mode. */
            mode: string;

            /** Agent owner. */
            owner: string;

            /** Agent maxRuns. */
            maxRuns: number;

            /** Agent liveRuns. */
            liveRuns: number;

            /** Agent spoolId. */
            spoolId: string;

            /** Agent clockSkewMs. */
            clockSkewMs: number;

            /** Agent note. */
            note: string;

            /** Agent certificateEndsMs. */
            certificateEndsMs: number;

            /** Agent drained. */
            drained: boolean;

            /** Agent drainBy. */
            drainBy: string;

            /** Agent drainAtMs. */
            drainAtMs: number;

            /** Agent drainReason. */
            drainReason: string;

            /** Agent addresses. */
            addresses: string[];

            /**
             * Encodes the specified Agent message. Does not implicitly {@link reeve.v1.Agent.verify|verify} messages.
             * @param message Agent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Agent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Agent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Agent & reeve.v1.Agent.$Shape} Agent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Agent & reeve.v1.Agent.$Shape;

            /**
             * Gets the type url for Agent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Agent {

            /** Properties of an Agent. */
            interface $Properties {

                /** Agent name */
                name?: string;

                /** Agent id */
                id?: string;

                /** Agent online */
                online?: boolean;

                /** Agent sinceMs */
                sinceMs?: number;

                /** Agent build */
                build?: string;

                /** Agent mode */
                mode?: string;

                /** Agent owner */
                owner?: string;

                /** Agent maxRuns */
                maxRuns?: number;

                /** Agent liveRuns */
                liveRuns?: number;

                /** Agent spoolId */
                spoolId?: string;

                /** Agent clockSkewMs */
                clockSkewMs?: number;

                /** Agent note */
                note?: string;

                /** Agent certificateEndsMs */
                certificateEndsMs?: number;

                /** Agent drained */
                drained?: boolean;

                /** Agent drainBy */
                drainBy?: string;

                /** Agent drainAtMs */
                drainAtMs?: number;

                /** Agent drainReason */
                drainReason?: string;

                /** Agent addresses */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Agent. */
            type $Shape = reeve.v1.Agent.$Properties;
        }

        /**
         * Properties of a ListAgentsReply.
         * @deprecated Use reeve.v1.ListAgentsReply.$Properties instead.
         */
        interface IListAgentsReply extends reeve.v1.ListAgentsReply.$Properties {
        }

        /** Represents a ListAgentsReply. */
        class ListAgentsReply {

            /**
             * Constructs a new ListAgentsReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListAgentsReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListAgentsReply agents. */
            agents: reeve.v1.Agent[];

            /**
             * Encodes the specified ListAgentsReply message. Does not implicitly {@link reeve.v1.ListAgentsReply.verify|verify} messages.
             * @param message ListAgentsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListAgentsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListAgentsReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListAgentsReply & reeve.v1.ListAgentsReply.$Shape} ListAgentsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListAgentsReply & reeve.v1.ListAgentsReply.$Shape;

            /**
             * Gets the type url for ListAgentsReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListAgentsReply {

            /** Properties of a ListAgentsReply. */
            interface $Properties {

                /** ListAgentsReply agents */
                agents?: reeve.v1.Agent.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListAgentsReply. */
            type $Shape = reeve.v1.ListAgentsReply.$Properties;
        }

        /**
         * Properties of a DrainRequest.
         * @deprecated Use reeve.v1.DrainRequest.$Properties instead.
         */
        interface IDrainRequest extends reeve.v1.DrainRequest.$Properties {
        }

        /** Represents a DrainRequest. */
        class DrainRequest {

            /**
             * Constructs a new DrainRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.DrainRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DrainRequest agent. */
            agent: string;

            /** DrainRequest reason. */
            reason: string;

            /**
             * Encodes the specified DrainRequest message. Does not implicitly {@link reeve.v1.DrainRequest.verify|verify} messages.
             * @param message DrainRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.DrainRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DrainRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.DrainRequest & reeve.v1.DrainRequest.$Shape} DrainRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.DrainRequest & reeve.v1.DrainRequest.$Shape;

            /**
             * Gets the type url for DrainRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DrainRequest {

            /** Properties of a DrainRequest. */
            interface $Properties {

                /** DrainRequest agent */
                agent?: string;

                /** DrainRequest reason */
                reason?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DrainRequest. */
            type $Shape = reeve.v1.DrainRequest.$Properties;
        }

        /**
         * Properties of a ResumeRequest.
         * @deprecated Use reeve.v1.ResumeRequest.$Properties instead.
         */
        interface IResumeRequest extends reeve.v1.ResumeRequest.$Properties {
        }

        /** Represents a ResumeRequest. */
        class ResumeRequest {

            /**
             * Constructs a new ResumeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ResumeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResumeRequest agent. */
            agent: string;

            /**
             * Encodes the specified ResumeRequest message. Does not implicitly {@link reeve.v1.ResumeRequest.verify|verify} messages.
             * @param message ResumeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ResumeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResumeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ResumeRequest & reeve.v1.ResumeRequest.$Shape} ResumeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ResumeRequest & reeve.v1.ResumeRequest.$Shape;

            /**
             * Gets the type url for ResumeRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ResumeRequest {

            /** Properties of a ResumeRequest. */
            interface $Properties {

                /** ResumeRequest agent */
                agent?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResumeRequest. */
            type $Shape = reeve.v1.ResumeRequest.$Properties;
        }

        /**
         * Properties of an AgentTokenRequest.
         * @deprecated Use reeve.v1.AgentTokenRequest.$Properties instead.
         */
        interface IAgentTokenRequest extends reeve.v1.AgentTokenRequest.$Properties {
        }

        /** Represents an AgentTokenRequest. */
        class AgentTokenRequest {

            /**
             * Constructs a new AgentTokenRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AgentTokenRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentTokenRequest name. */
            name: string;

            /** AgentTokenRequest addresses. */
            addresses: string[];

            /** AgentTokenRequest replace. */
            replace: boolean;

            /** AgentTokenRequest agentAddresses. */
            agentAddresses: string[];

            /**
             * Encodes the specified AgentTokenRequest message. Does not implicitly {@link reeve.v1.AgentTokenRequest.verify|verify} messages.
             * @param message AgentTokenRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AgentTokenRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentTokenRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AgentTokenRequest & reeve.v1.AgentTokenRequest.$Shape} AgentTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AgentTokenRequest & reeve.v1.AgentTokenRequest.$Shape;

            /**
             * Gets the type url for AgentTokenRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AgentTokenRequest {

            /** Properties of an AgentTokenRequest. */
            interface $Properties {

                /** AgentTokenRequest name */
                name?: string;

                /** AgentTokenRequest addresses */
                addresses?: string[];

                /** AgentTokenRequest replace */
                replace?: boolean;

                /** AgentTokenRequest agentAddresses */
                agentAddresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentTokenRequest. */
            type $Shape = reeve.v1.AgentTokenRequest.$Properties;
        }

        /**
         * Properties of an AddAgentRequest.
         * @deprecated Use reeve.v1.AddAgentRequest.$Properties instead.
         */
        interface IAddAgentRequest extends reeve.v1.AddAgentRequest.$Properties {
        }

        /** Represents an AddAgentRequest. */
        class AddAgentRequest {

            /**
             * Constructs a new AddAgentRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AddAgentRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AddAgentRequest name. */
            name: string;

            /** AddAgentRequest addresses. */
            addresses: string[];

            /** AddAgentRequest spkiSha256. */
            spkiSha256: Uint8Array;

            /** AddAgentRequest code. */
            code: string;

            /** AddAgentRequest replace. */
            replace: boolean;

            /**
             * Encodes the specified AddAgentRequest message. Does not implicitly {@link reeve.v1.AddAgentRequest.verify|verify} messages.
             * @param message AddAgentRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AddAgentRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddAgentRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AddAgentRequest & reeve.v1.AddAgentRequest.$Shape} AddAgentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AddAgentRequest & reeve.v1.AddAgentRequest.$Shape;

            /**
             * Gets the type url for AddAgentRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AddAgentRequest {

            /** Properties of an AddAgentRequest. */
            interface $Properties {

                /** AddAgentRequest name */
                name?: string;

                /** AddAgentRequest addresses */
                addresses?: string[];

                /** AddAgentRequest spkiSha256 */
                spkiSha256?: Uint8Array;

                /** AddAgentRequest code */
                code?: string;

                /** AddAgentRequest replace */
                replace?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddAgentRequest. */
            type $Shape = reeve.v1.AddAgentRequest.$Properties;
        }

        /**
         * Properties of a SetAgentAddressesRequest.
         * @deprecated Use reeve.v1.SetAgentAddressesRequest.$Properties instead.
         */
        interface ISetAgentAddressesRequest extends reeve.v1.SetAgentAddressesRequest.$Properties {
        }

        /** Represents a SetAgentAddressesRequest. */
        class SetAgentAddressesRequest {

            /**
             * Constructs a new SetAgentAddressesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SetAgentAddressesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetAgentAddressesRequest name. */
            name: string;

            /** SetAgentAddressesRequest addresses. */
            addresses: string[];

            /**
             * Encodes the specified SetAgentAddressesRequest message. Does not implicitly {@link reeve.v1.SetAgentAddressesRequest.verify|verify} messages.
             * @param message SetAgentAddressesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SetAgentAddressesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetAgentAddressesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SetAgentAddressesRequest & reeve.v1.SetAgentAddressesRequest.$Shape} SetAgentAddressesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SetAgentAddressesRequest & reeve.v1.SetAgentAddressesRequest.$Shape;

            /**
             * Gets the type url for SetAgentAddressesRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SetAgentAddressesRequest {

            /** Properties of a SetAgentAddressesRequest. */
            interface $Properties {

                /** SetAgentAddressesRequest name */
                name?: string;

                /** SetAgentAddressesRequest addresses */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetAgentAddressesRequest. */
            type $Shape = reeve.v1.SetAgentAddressesRequest.$Properties;
        }

        /**
         * Properties of an AgentTokenReply.
         * @deprecated Use reeve.v1.AgentTokenReply.$Properties instead.
         */
        interface IAgentTokenReply extends reeve.v1.AgentTokenReply.$Properties {
        }

        /** Represents an AgentTokenReply. */
        class AgentTokenReply {

            /**
             * Constructs a new AgentTokenReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AgentTokenReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentTokenReply joinString. */
            joinString: string;

            /** AgentTokenReply expiresAtMs. */
            expiresAtMs: number;

            /**
             * Encodes the specified AgentTokenReply message. Does not implicitly {@link reeve.v1.AgentTokenReply.verify|verify} messages.
             * @param message AgentTokenReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AgentTokenReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentTokenReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AgentTokenReply & reeve.v1.AgentTokenReply.$Shape} AgentTokenReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AgentTokenReply & reeve.v1.AgentTokenReply.$Shape;

            /**
             * Gets the type url for AgentTokenReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AgentTokenReply {

            /** Properties of an AgentTokenReply. */
            interface $Properties {

                /** AgentTokenReply joinString */
                joinString?: string;

                /** AgentTokenReply expiresAtMs */
                expiresAtMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentTokenReply. */
            type $Shape = reeve.v1.AgentTokenReply.$Properties;
        }

        /**
         * Properties of a ClientTokenRequest.
         * @deprecated Use reeve.v1.ClientTokenRequest.$Properties instead.
         */
        interface IClientTokenRequest extends reeve.v1.ClientTokenRequest.$Properties {
        }

        /** Represents a ClientTokenRequest. */
        class ClientTokenRequest {

            /**
             * Constructs a new ClientTokenRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ClientTokenRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientTokenRequest name. */
            name: string;

            /** ClientTokenRequest addresses. */
            addresses: string[];

            /** ClientTokenRequest replace. */
            replace: boolean;

            /**
             * Encodes the specified ClientTokenRequest message. Does not implicitly {@link reeve.v1.ClientTokenRequest.verify|verify} messages.
             * @param message ClientTokenRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ClientTokenRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientTokenRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ClientTokenRequest & reeve.v1.ClientTokenRequest.$Shape} ClientTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ClientTokenRequest & reeve.v1.ClientTokenRequest.$Shape;

            /**
             * Gets the type url for ClientTokenRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ClientTokenRequest {

            /** Properties of a ClientTokenRequest. */
            interface $Properties {

                /** ClientTokenRequest name */
                name?: string;

                /** ClientTokenRequest addresses */
                addresses?: string[];

                /** ClientTokenRequest replace */
                replace?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClientTokenRequest. */
            type $Shape = reeve.v1.ClientTokenRequest.$Properties;
        }

        /**
         * Properties of a ClientTokenReply.
         * @deprecated Use reeve.v1.ClientTokenReply.$Properties instead.
         */
        interface IClientTokenReply extends reeve.v1.ClientTokenReply.$Properties {
        }

        /** Represents a ClientTokenReply. */
        class ClientTokenReply {

            /**
             * Constructs a new ClientTokenReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ClientTokenReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientTokenReply joinString. */
            joinString: string;

            /** ClientTokenReply expiresAtMs. */
            expiresAtMs: number;

            /**
             * Encodes the specified ClientTokenReply message. Does not implicitly {@link reeve.v1.ClientTokenReply.verify|verify} messages.
             * @param message ClientTokenReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ClientTokenReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientTokenReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ClientTokenReply & reeve.v1.ClientTokenReply.$Shape} ClientTokenReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ClientTokenReply & reeve.v1.ClientTokenReply.$Shape;

            /**
             * Gets the type url for ClientTokenReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ClientTokenReply {

            /** Properties of a ClientTokenReply. */
            interface $Properties {

                /** ClientTokenReply joinString */
                joinString?: string;

                /** ClientTokenReply expiresAtMs */
                expiresAtMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClientTokenReply. */
            type $Shape = reeve.v1.ClientTokenReply.$Properties;
        }

        /**
         * Properties of a ListClientsRequest.
         * @deprecated Use reeve.v1.ListClientsRequest.$Properties instead.
         */
        interface IListClientsRequest extends reeve.v1.ListClientsRequest.$Properties {
        }

        /** Represents a ListClientsRequest. */
        class ListClientsRequest {

            /**
             * Constructs a new ListClientsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListClientsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ListClientsRequest message. Does not implicitly {@link reeve.v1.ListClientsRequest.verify|verify} messages.
             * @param message ListClientsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListClientsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListClientsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListClientsRequest & reeve.v1.ListClientsRequest.$Shape} ListClientsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListClientsRequest & reeve.v1.ListClientsRequest.$Shape;

            /**
             * Gets the type url for ListClientsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListClientsRequest {

            /** Properties of a ListClientsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListClientsRequest. */
            type $Shape = reeve.v1.ListClientsRequest.$Properties;
        }

        /**
         * Properties of an ApiClient.
         * @deprecated Use reeve.v1.ApiClient.$Properties instead.
         */
        interface IApiClient extends reeve.v1.ApiClient.$Properties {
        }

        /** Represents an ApiClient. */
        class ApiClient {

            /**
             * Constructs a new ApiClient.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ApiClient.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApiClient name. */
            name: string;

            /** ApiClient id. */
            id: string;

            /** ApiClient joinedAtMs. */
            joinedAtMs: number;

            /** ApiClient joinedBy. */
            joinedBy: string;

            /** ApiClient certificateEndsMs. */
            certificateEndsMs: number;

            /** ApiClient revoked. */
            revoked: boolean;

            /** ApiClient revokedBy. */
            revokedBy: string;

            /** ApiClient revokedAtMs. */
            revokedAtMs: number;

            /** ApiClient openCalls. */
            openCalls: number;

            /**
             * Encodes the specified ApiClient message. Does not implicitly {@link reeve.v1.ApiClient.verify|verify} messages.
             * @param message ApiClient message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ApiClient.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApiClient message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ApiClient & reeve.v1.ApiClient.$Shape} ApiClient
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ApiClient & reeve.v1.ApiClient.$Shape;

            /**
             * Gets the type url for ApiClient
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ApiClient {

            /** Properties of an ApiClient. */
            interface $Properties {

                /** ApiClient name */
                name?: string;

                /** ApiClient id */
                id?: string;

                /** ApiClient joinedAtMs */
                joinedAtMs?: number;

                /** ApiClient joinedBy */
                joinedBy?: string;

                /** ApiClient certificateEndsMs */
                certificateEndsMs?: number;

                /** ApiClient revoked */
                revoked?: boolean;

                /** ApiClient revokedBy */
                revokedBy?: string;

                /** ApiClient revokedAtMs */
                revokedAtMs?: number;

                /** ApiClient openCalls */
                openCalls?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApiClient. */
            type $Shape = reeve.v1.ApiClient.$Properties;
        }

        /**
         * Properties of a ListClientsReply.
         * @deprecated Use reeve.v1.ListClientsReply.$Properties instead.
         */
        interface IListClientsReply extends reeve.v1.ListClientsReply.$Properties {
        }

        /** Represents a ListClientsReply. */
        class ListClientsReply {

            /**
             * Constructs a new ListClientsReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListClientsReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListClientsReply clients. */
            clients: reeve.v1.ApiClient[];

            /**
             * Encodes the specified ListClientsReply message. Does not implicitly {@link reeve.v1.ListClientsReply.verify|verify} messages.
             * @param message ListClientsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListClientsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListClientsReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListClientsReply & reeve.v1.ListClientsReply.$Shape} ListClientsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListClientsReply & reeve.v1.ListClientsReply.$Shape;

            /**
             * Gets the type url for ListClientsReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListClientsReply {

            /** Properties of a ListClientsReply. */
            interface $Properties {

                /** ListClientsReply clients */
                clients?: reeve.v1.ApiClient.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListClientsReply. */
            type $Shape = reeve.v1.ListClientsReply.$Properties;
        }

        /**
         * Properties of a RevokeClientRequest.
         * @deprecated Use reeve.v1.RevokeClientRequest.$Properties instead.
         */
        interface IRevokeClientRequest extends reeve.v1.RevokeClientRequest.$Properties {
        }

        /** Represents a RevokeClientRequest. */
        class RevokeClientRequest {

            /**
             * Constructs a new RevokeClientRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RevokeClientRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevokeClientRequest name. */
            name: string;

            /**
             * Encodes the specified RevokeClientRequest message. Does not implicitly {@link reeve.v1.RevokeClientRequest.verify|verify} messages.
             * @param message RevokeClientRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RevokeClientRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevokeClientRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RevokeClientRequest & reeve.v1.RevokeClientRequest.$Shape} RevokeClientRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RevokeClientRequest & reeve.v1.RevokeClientRequest.$Shape;

            /**
             * Gets the type url for RevokeClientRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RevokeClientRequest {

            /** Properties of a RevokeClientRequest. */
            interface $Properties {

                /** RevokeClientRequest name */
                name?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevokeClientRequest. */
            type $Shape = reeve.v1.RevokeClientRequest.$Properties;
        }

        /**
         * Properties of a RevokeClientReply.
         * @deprecated Use reeve.v1.RevokeClientReply.$Properties instead.
         */
        interface IRevokeClientReply extends reeve.v1.RevokeClientReply.$Properties {
        }

        /** Represents a RevokeClientReply. */
        class RevokeClientReply {

            /**
             * Constructs a new RevokeClientReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RevokeClientReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevokeClientReply client. */
            client: reeve.v1.ApiClient;

            /**
             * Encodes the specified RevokeClientReply message. Does not implicitly {@link reeve.v1.RevokeClientReply.verify|verify} messages.
             * @param message RevokeClientReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RevokeClientReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevokeClientReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RevokeClientReply & reeve.v1.RevokeClientReply.$Shape} RevokeClientReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RevokeClientReply & reeve.v1.RevokeClientReply.$Shape;

            /**
             * Gets the type url for RevokeClientReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RevokeClientReply {

            /** Properties of a RevokeClientReply. */
            interface $Properties {

                /** RevokeClientReply client */
                client?: reeve.v1.ApiClient.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevokeClientReply. */
            type $Shape = reeve.v1.RevokeClientReply.$Properties;
        }

        /**
         * Properties of a StatusRequest.
         * @deprecated Use reeve.v1.StatusRequest.$Properties instead.
         */
        interface IStatusRequest extends reeve.v1.StatusRequest.$Properties {
        }

        /** Represents a StatusRequest. */
        class StatusRequest {

            /**
             * Constructs a new StatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.StatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified StatusRequest message. Does not implicitly {@link reeve.v1.StatusRequest.verify|verify} messages.
             * @param message StatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.StatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.StatusRequest & reeve.v1.StatusRequest.$Shape} StatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.StatusRequest & reeve.v1.StatusRequest.$Shape;

            /**
             * Gets the type url for StatusRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StatusRequest {

            /** Properties of a StatusRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusRequest. */
            type $Shape = reeve.v1.StatusRequest.$Properties;
        }

        /**
         * Properties of a StatusReply.
         * @deprecated Use reeve.v1.StatusReply.$Properties instead.
         */
        interface IStatusReply extends reeve.v1.StatusReply.$Properties {
        }

        /** Represents a StatusReply. */
        class StatusReply {

            /**
             * Constructs a new StatusReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.StatusReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatusReply version. */
            version: string;

            /** StatusReply clusterId. */
            clusterId: Uint8Array;

            /** StatusReply ledger. */
            ledger: Uint8Array;

            /** StatusReply fence. */
            fence: number;

            /** StatusReply liveRuns. */
            liveRuns: number;

            /** StatusReply timeMs. */
            timeMs: number;

            /** StatusReply addresses. */
            addresses: string[];

            /**
             * Encodes the specified StatusReply message. Does not implicitly {@link reeve.v1.StatusReply.verify|verify} messages.
             * @param message StatusReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.StatusReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.StatusReply & reeve.v1.StatusReply.$Shape} StatusReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.StatusReply & reeve.v1.StatusReply.$Shape;

            /**
             * Gets the type url for StatusReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StatusReply {

            /** Properties of a StatusReply. */
            interface $Properties {

                /** StatusReply version */
                version?: string;

                /** StatusReply clusterId */
                clusterId?: Uint8Array;

                /** StatusReply ledger */
                ledger?: Uint8Array;

                /** StatusReply fence */
                fence?: number;

                /** StatusReply liveRuns */
                liveRuns?: number;

                /** StatusReply timeMs */
                timeMs?: number;

                /** StatusReply addresses */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusReply. */
            type $Shape = reeve.v1.StatusReply.$Properties;
        }

        /**
         * Properties of a PruneRequest.
         * @deprecated Use reeve.v1.PruneRequest.$Properties instead.
         */
        interface IPruneRequest extends reeve.v1.PruneRequest.$Properties {
        }

        /** Represents a PruneRequest. */
        class PruneRequest {

            /**
             * Constructs a new PruneRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.PruneRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PruneRequest dryRun. */
            dryRun: boolean;

            /** PruneRequest olderThanDays. */
            olderThanDays: number;

            /** PruneRequest keepLogsDays. */
            keepLogsDays: number;

            /**
             * Encodes the specified PruneRequest message. Does not implicitly {@link reeve.v1.PruneRequest.verify|verify} messages.
             * @param message PruneRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.PruneRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PruneRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.PruneRequest & reeve.v1.PruneRequest.$Shape} PruneRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.PruneRequest & reeve.v1.PruneRequest.$Shape;

            /**
             * Gets the type url for PruneRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PruneRequest {

            /** Properties of a PruneRequest. */
            interface $Properties {

                /** PruneRequest dryRun */
                dryRun?: boolean;

                /** PruneRequest olderThanDays */
                olderThanDays?: number;

                /** PruneRequest keepLogsDays */
                keepLogsDays?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PruneRequest. */
            type $Shape = reeve.v1.PruneRequest.$Properties;
        }

        /**
         * Properties of a PruneReply.
         * @deprecated Use reeve.v1.PruneReply.$Properties instead.
         */
        interface IPruneReply extends reeve.v1.PruneReply.$Properties {
        }

        /** Represents a PruneReply. */
        class PruneReply {

            /**
             * Constructs a new PruneReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.PruneReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PruneReply done. */
            done: boolean;

            /** PruneReply runs. */
            runs: number;

            /** PruneReply logs. */
            logs: number;

            /** PruneReply logBytes. */
            logBytes: number;

            /** PruneReply databaseBytes. */
            databaseBytes: number;

            /**
             * Encodes the specified PruneReply message. Does not implicitly {@link reeve.v1.PruneReply.verify|verify} messages.
             * @param message PruneReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.PruneReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PruneReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.PruneReply & reeve.v1.PruneReply.$Shape} PruneReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.PruneReply & reeve.v1.PruneReply.$Shape;

            /**
             * Gets the type url for PruneReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PruneReply {

            /** Properties of a PruneReply. */
            interface $Properties {

                /** PruneReply done */
                done?: boolean;

                /** PruneReply runs */
                runs?: number;

                /** PruneReply logs */
                logs?: number;

                /** PruneReply logBytes */
                logBytes?: number;

                /** PruneReply databaseBytes */
                databaseBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PruneReply. */
            type $Shape = reeve.v1.PruneReply.$Properties;
        }

        /**
         * Properties of a HoldSnapshotRequest.
         * @deprecated Use reeve.v1.HoldSnapshotRequest.$Properties instead.
         */
        interface IHoldSnapshotRequest extends reeve.v1.HoldSnapshotRequest.$Properties {
        }

        /** Represents a HoldSnapshotRequest. */
        class HoldSnapshotRequest {

            /**
             * Constructs a new HoldSnapshotRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.HoldSnapshotRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified HoldSnapshotRequest message. Does not implicitly {@link reeve.v1.HoldSnapshotRequest.verify|verify} messages.
             * @param message HoldSnapshotRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.HoldSnapshotRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HoldSnapshotRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.HoldSnapshotRequest & reeve.v1.HoldSnapshotRequest.$Shape} HoldSnapshotRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.HoldSnapshotRequest & reeve.v1.HoldSnapshotRequest.$Shape;

            /**
             * Gets the type url for HoldSnapshotRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HoldSnapshotRequest {

            /** Properties of a HoldSnapshotRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HoldSnapshotRequest. */
            type $Shape = reeve.v1.HoldSnapshotRequest.$Properties;
        }

        /**
         * Properties of a Snapshot.
         * @deprecated Use reeve.v1.Snapshot.$Properties instead.
         */
        interface ISnapshot extends reeve.v1.Snapshot.$Properties {
        }

        /** Represents a Snapshot. */
        class Snapshot {

            /**
             * Constructs a new Snapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Snapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Snapshot id. */
            id: number;

            /** Snapshot database. */
            database: string;

            /** Snapshot bytes. */
            bytes: number;

            /** Snapshot schema. */
            schema: number;

            /** Snapshot clusterId. */
            clusterId: Uint8Array;

            /** Snapshot ledger. */
            ledger: Uint8Array;

            /** Snapshot fence. */
            fence: number;

            /** Snapshot takenAtMs. */
            takenAtMs: number;

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link reeve.v1.Snapshot.verify|verify} messages.
             * @param message Snapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Snapshot & reeve.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Snapshot & reeve.v1.Snapshot.$Shape;

            /**
             * Gets the type url for Snapshot
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Snapshot {

            /** Properties of a Snapshot. */
            interface $Properties {

                /** Snapshot id */
                id?: number;

                /** Snapshot database */
                database?: string;

                /** Snapshot bytes */
                bytes?: number;

                /** Snapshot schema */
                schema?: number;

                /** Snapshot clusterId */
                clusterId?: Uint8Array;

                /** Snapshot ledger */
                ledger?: Uint8Array;

                /** Snapshot fence */
                fence?: number;

                /** Snapshot takenAtMs */
                takenAtMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Snapshot. */
            type $Shape = reeve.v1.Snapshot.$Properties;
        }

        /**
         * Properties of an EndSnapshotRequest.
         * @deprecated Use reeve.v1.EndSnapshotRequest.$Properties instead.
         */
        interface IEndSnapshotRequest extends reeve.v1.EndSnapshotRequest.$Properties {
        }

        /** Represents an EndSnapshotRequest. */
        class EndSnapshotRequest {

            /**
             * Constructs a new EndSnapshotRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.EndSnapshotRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EndSnapshotRequest id. */
            id: number;

            /**
             * Encodes the specified EndSnapshotRequest message. Does not implicitly {@link reeve.v1.EndSnapshotRequest.verify|verify} messages.
             * @param message EndSnapshotRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.EndSnapshotRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EndSnapshotRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.EndSnapshotRequest & reeve.v1.EndSnapshotRequest.$Shape} EndSnapshotRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.EndSnapshotRequest & reeve.v1.EndSnapshotRequest.$Shape;

            /**
             * Gets the type url for EndSnapshotRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EndSnapshotRequest {

            /** Properties of an EndSnapshotRequest. */
            interface $Properties {

                /** EndSnapshotRequest id */
                id?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EndSnapshotRequest. */
            type $Shape = reeve.v1.EndSnapshotRequest.$Properties;
        }

        /**
         * Properties of an EndSnapshotReply.
         * @deprecated Use reeve.v1.EndSnapshotReply.$Properties instead.
         */
        interface IEndSnapshotReply extends reeve.v1.EndSnapshotReply.$Properties {
        }

        /** Represents an EndSnapshotReply. */
        class EndSnapshotReply {

            /**
             * Constructs a new EndSnapshotReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.EndSnapshotReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EndSnapshotReply held. */
            held: boolean;

            /** EndSnapshotReply why. */
            why: string;

            /**
             * Encodes the specified EndSnapshotReply message. Does not implicitly {@link reeve.v1.EndSnapshotReply.verify|verify} messages.
             * @param message EndSnapshotReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.EndSnapshotReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EndSnapshotReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.EndSnapshotReply & reeve.v1.EndSnapshotReply.$Shape} EndSnapshotReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.EndSnapshotReply & reeve.v1.EndSnapshotReply.$Shape;

            /**
             * Gets the type url for EndSnapshotReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EndSnapshotReply {

            /** Properties of an EndSnapshotReply. */
            interface $Properties {

                /** EndSnapshotReply held */
                held?: boolean;

                /** EndSnapshotReply why */
                why?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EndSnapshotReply. */
            type $Shape = reeve.v1.EndSnapshotReply.$Properties;
        }

        /**
         * Properties of an AgentFrame.
         * @deprecated Use reeve.v1.AgentFrame.$Properties instead.
         */
        interface IAgentFrame extends reeve.v1.AgentFrame.$Properties {
        }

        /** Represents an AgentFrame. */
        class AgentFrame {

            /**
             * Constructs a new AgentFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AgentFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentFrame messages. */
            messages: reeve.v1.AgentMessage[];

            /**
             * Encodes the specified AgentFrame message. Does not implicitly {@link reeve.v1.AgentFrame.verify|verify} messages.
             * @param message AgentFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AgentFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AgentFrame & reeve.v1.AgentFrame.$Shape} AgentFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AgentFrame & reeve.v1.AgentFrame.$Shape;

            /**
             * Gets the type url for AgentFrame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AgentFrame {

            /** Properties of an AgentFrame. */
            interface $Properties {

                /** AgentFrame messages */
                messages?: reeve.v1.AgentMessage.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentFrame. */
            type $Shape = {
              messages?: reeve.v1.AgentMessage.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an AgentMessage.
         * @deprecated Use reeve.v1.AgentMessage.$Properties instead.
         */
        interface IAgentMessage extends reeve.v1.AgentMessage.$Properties {
        }

        /** Represents an AgentMessage. */
        class AgentMessage {

            /**
             * Constructs a new AgentMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AgentMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentMessage hello. */
            hello: (reeve.v1.Hello|null);

            /** AgentMessage report. */
            report: (reeve.v1.AttemptReport|null);

            /** AgentMessage resyncEnd. */
            resyncEnd: (reeve.v1.ResyncEnd|null);

            /** AgentMessage heartbeat. */
            heartbeat: (reeve.v1.AgentHeartbeat|null);

            /** AgentMessage blobNeeded. */
            blobNeeded: (reeve.v1.BlobNeeded|null);

            /** AgentMessage kind. */
            kind?: ("hello"|"report"|"resyncEnd"|"heartbeat"|"blobNeeded");

            /**
             * Encodes the specified AgentMessage message. Does not implicitly {@link reeve.v1.AgentMessage.verify|verify} messages.
             * @param message AgentMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AgentMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AgentMessage & reeve.v1.AgentMessage.$Shape} AgentMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AgentMessage & reeve.v1.AgentMessage.$Shape;

            /**
             * Gets the type url for AgentMessage
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AgentMessage {

            /** Properties of an AgentMessage. */
            interface $Properties {

                /** AgentMessage hello */
                hello?: (reeve.v1.Hello.$Properties|null);

                /** AgentMessage report */
                report?: (reeve.v1.AttemptReport.$Properties|null);

                /** AgentMessage resyncEnd */
                resyncEnd?: (reeve.v1.ResyncEnd.$Properties|null);

                /** AgentMessage heartbeat */
                heartbeat?: (reeve.v1.AgentHeartbeat.$Properties|null);

                /** AgentMessage blobNeeded */
                blobNeeded?: (reeve.v1.BlobNeeded.$Properties|null);

                /** AgentMessage kind */
                kind?: ("hello"|"report"|"resyncEnd"|"heartbeat"|"blobNeeded");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an AgentMessage. */
            type $Shape = {
              hello?: reeve.v1.Hello.$Shape|null;
              report?: reeve.v1.AttemptReport.$Shape|null;
              resyncEnd?: reeve.v1.ResyncEnd.$Shape|null;
              heartbeat?: reeve.v1.AgentHeartbeat.$Shape|null;
              blobNeeded?: reeve.v1.BlobNeeded.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; hello?: null; report?: null; resyncEnd?: null; heartbeat?: null; blobNeeded?: null }|{ kind?: "hello"; hello: reeve.v1.Hello.$Shape; report?: null; resyncEnd?: null; heartbeat?: null; blobNeeded?: null }|{ kind?: "report"; hello?: null; report: reeve.v1.AttemptReport.$Shape; resyncEnd?: null; heartbeat?: null; blobNeeded?: null }|{ kind?: "resyncEnd"; hello?: null; report?: null; resyncEnd: reeve.v1.ResyncEnd.$Shape; heartbeat?: null; blobNeeded?: null }|{ kind?: "heartbeat"; hello?: null; report?: null; resyncEnd?: null; heartbeat: reeve.v1.AgentHeartbeat.$Shape; blobNeeded?: null }|{ kind?: "blobNeeded"; hello?: null; report?: null; resyncEnd?: null; heartbeat?: null; blobNeeded: reeve.v1.BlobNeeded.$Shape })
            );
        }

        /**
         * Properties of a LedgerMark.
         * @deprecated Use reeve.v1.LedgerMark.$Properties instead.
         */
        interface ILedgerMark extends reeve.v1.LedgerMark.$Properties {
        }

        /** Represents a LedgerMark. */
        class LedgerMark {

            /**
             * Constructs a new LedgerMark.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LedgerMark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LedgerMark ledger. */
            ledger: Uint8Array;

            /** LedgerMark floor. */
            floor: number;

            /** LedgerMark fence. */
            fence: number;

            /**
             * Encodes the specified LedgerMark message. Does not implicitly {@link reeve.v1.LedgerMark.verify|verify} messages.
             * @param message LedgerMark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LedgerMark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LedgerMark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LedgerMark & reeve.v1.LedgerMark.$Shape} LedgerMark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LedgerMark & reeve.v1.LedgerMark.$Shape;

            /**
             * Gets the type url for LedgerMark
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LedgerMark {

            /** Properties of a LedgerMark. */
            interface $Properties {

                /** LedgerMark ledger */
                ledger?: Uint8Array;

                /** LedgerMark floor */
                floor?: number;

                /** LedgerMark fence */
                fence?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LedgerMark. */
            type $Shape = reeve.v1.LedgerMark.$Properties;
        }

        /**
         * Properties of a Hello.
         * @deprecated Use reeve.v1.Hello.$Properties instead.
         */
        interface IHello extends reeve.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello protocol. */
            protocol: number;

            /** Hello build. */
            build: string;

            /** Hello mode. */
            mode: string;

            /** Hello owner. */
            owner: string;

            /** Hello maxRuns. */
            maxRuns: number;

            /** Hello bootIdentity. */
            bootIdentity: string;

            /** Hello spoolId. */
            spoolId: Uint8Array;

            /** Hello timeMs. */
            timeMs: number;

            /** Hello marks. */
            marks: reeve.v1.LedgerMark[];

            /** Hello clusterId. */
            clusterId: Uint8Array;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link reeve.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Hello & reeve.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Hello & reeve.v1.Hello.$Shape;

            /**
             * Gets the type url for Hello
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello protocol */
                protocol?: number;

                /** Hello build */
                build?: string;

                /** Hello mode */
                mode?: string;

                /** Hello owner */
                owner?: string;

                /** Hello maxRuns */
                maxRuns?: number;

                /** Hello bootIdentity */
                bootIdentity?: string;

                /** Hello spoolId */
                spoolId?: Uint8Array;

                /** Hello timeMs */
                timeMs?: number;

                /** Hello marks */
                marks?: reeve.v1.LedgerMark.$Properties[];

                /** Hello clusterId */
                clusterId?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = reeve.v1.Hello.$Properties;
        }

        /**
         * Properties of an AttemptReport.
         * @deprecated Use reeve.v1.AttemptReport.$Properties instead.
         */
        interface IAttemptReport extends reeve.v1.AttemptReport.$Properties {
        }

        /** Represents an AttemptReport. */
        class AttemptReport {

            /**
             * Constructs a new AttemptReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AttemptReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttemptReport key. */
            key: reeve.v1.AttemptKey;

            /** AttemptReport phase. */
            phase: string;

            /** AttemptReport seq. */
            seq: number;

            /** AttemptReport reason. */
            reason: string;

            /** AttemptReport permanent. */
            permanent: boolean;

            /** AttemptReport detail. */
            detail: string;

            /** AttemptReport pid. */
            pid: number;

            /** AttemptReport startedAtMs. */
            startedAtMs: number;

            /** AttemptReport exit. */
            exit: reeve.v1.Exit;

            /** AttemptReport log. */
            log: reeve.v1.LogTotals;

            /** AttemptReport unsupervised. */
            unsupervised: boolean;

            /** AttemptReport stalled. */
            stalled: boolean;

            /** AttemptReport survivors. */
            survivors: string[];

            /** AttemptReport stopping. */
            stopping: boolean;

            /** AttemptReport actualUser. */
            actualUser: string;

            /** AttemptReport warnings. */
            warnings: string[];

            /**
             * Encodes the specified AttemptReport message. Does not implicitly {@link reeve.v1.AttemptReport.verify|verify} messages.
             * @param message AttemptReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AttemptReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttemptReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AttemptReport & reeve.v1.AttemptReport.$Shape} AttemptReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AttemptReport & reeve.v1.AttemptReport.$Shape;

            /**
             * Gets the type url for AttemptReport
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AttemptReport {

            /** Properties of an AttemptReport. */
            interface $Properties {

                /** AttemptReport key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** AttemptReport phase */
                phase?: string;

                /** AttemptReport seq */
                seq?: number;

                /** AttemptReport reason */
                reason?: string;

                /** AttemptReport permanent */
                permanent?: boolean;

                /** AttemptReport detail */
                detail?: string;

                /** AttemptReport pid */
                pid?: number;

                /** AttemptReport startedAtMs */
                startedAtMs?: number;

                /** AttemptReport exit */
                exit?: reeve.v1.Exit.$Properties;

                /** AttemptReport log */
                log?: reeve.v1.LogTotals.$Properties;

                /** AttemptReport unsupervised */
                unsupervised?: boolean;

                /** AttemptReport stalled */
                stalled?: boolean;

                /** AttemptReport survivors */
                survivors?: string[];

                /** AttemptReport stopping */
                stopping?: boolean;

                /** AttemptReport actualUser */
                actualUser?: string;

                /** AttemptReport warnings */
                warnings?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttemptReport. */
            type $Shape = reeve.v1.AttemptReport.$Properties;
        }

        /**
         * Properties of a ResyncEnd.
         * @deprecated Use reeve.v1.ResyncEnd.$Properties instead.
         */
        interface IResyncEnd extends reeve.v1.ResyncEnd.$Properties {
        }

        /** Represents a ResyncEnd. */
        class ResyncEnd {

            /**
             * Constructs a new ResyncEnd.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ResyncEnd.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ResyncEnd message. Does not implicitly {@link reeve.v1.ResyncEnd.verify|verify} messages.
             * @param message ResyncEnd message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ResyncEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResyncEnd message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ResyncEnd & reeve.v1.ResyncEnd.$Shape} ResyncEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ResyncEnd & reeve.v1.ResyncEnd.$Shape;

            /**
             * Gets the type url for ResyncEnd
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ResyncEnd {

            /** Properties of a ResyncEnd. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResyncEnd. */
            type $Shape = reeve.v1.ResyncEnd.$Properties;
        }

        /**
         * Properties of an AgentHeartbeat.
         * @deprecated Use reeve.v1.AgentHeartbeat.$Properties instead.
         */
        interface IAgentHeartbeat extends reeve.v1.AgentHeartbeat.$Properties {
        }

        /** Represents an AgentHeartbeat. */
        class AgentHeartbeat {

            /**
             * Constructs a new AgentHeartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.AgentHeartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentHeartbeat timeMs. */
            timeMs: number;

            /**
             * Encodes the specified AgentHeartbeat message. Does not implicitly {@link reeve.v1.AgentHeartbeat.verify|verify} messages.
             * @param message AgentHeartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.AgentHeartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentHeartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.AgentHeartbeat & reeve.v1.AgentHeartbeat.$Shape} AgentHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.AgentHeartbeat & reeve.v1.AgentHeartbeat.$Shape;

            /**
             * Gets the type url for AgentHeartbeat
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AgentHeartbeat {

            /** Properties of an AgentHeartbeat. */
            interface $Properties {

                /** AgentHeartbeat timeMs */
                timeMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentHeartbeat. */
            type $Shape = reeve.v1.AgentHeartbeat.$Properties;
        }

        /**
         * Properties of a BlobNeeded.
         * @deprecated Use reeve.v1.BlobNeeded.$Properties instead.
         */
        interface IBlobNeeded extends reeve.v1.BlobNeeded.$Properties {
        }

        /** Represents a BlobNeeded. */
        class BlobNeeded {

            /**
             * Constructs a new BlobNeeded.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.BlobNeeded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlobNeeded sha256. */
            sha256: Uint8Array;

            /** BlobNeeded from. */
            from: number;

            /**
             * Encodes the specified BlobNeeded message. Does not implicitly {@link reeve.v1.BlobNeeded.verify|verify} messages.
             * @param message BlobNeeded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.BlobNeeded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlobNeeded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.BlobNeeded & reeve.v1.BlobNeeded.$Shape} BlobNeeded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.BlobNeeded & reeve.v1.BlobNeeded.$Shape;

            /**
             * Gets the type url for BlobNeeded
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BlobNeeded {

            /** Properties of a BlobNeeded. */
            interface $Properties {

                /** BlobNeeded sha256 */
                sha256?: Uint8Array;

                /** BlobNeeded from */
                from?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlobNeeded. */
            type $Shape = reeve.v1.BlobNeeded.$Properties;
        }

        /**
         * Properties of a SchedulerFrame.
         * @deprecated Use reeve.v1.SchedulerFrame.$Properties instead.
         */
        interface ISchedulerFrame extends reeve.v1.SchedulerFrame.$Properties {
        }

        /** Represents a SchedulerFrame. */
        class SchedulerFrame {

            /**
             * Constructs a new SchedulerFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SchedulerFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SchedulerFrame messages. */
            messages: reeve.v1.SchedulerMessage[];

            /**
             * Encodes the specified SchedulerFrame message. Does not implicitly {@link reeve.v1.SchedulerFrame.verify|verify} messages.
             * @param message SchedulerFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SchedulerFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SchedulerFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SchedulerFrame & reeve.v1.SchedulerFrame.$Shape} SchedulerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SchedulerFrame & reeve.v1.SchedulerFrame.$Shape;

            /**
             * Gets the type url for SchedulerFrame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SchedulerFrame {

            /** Properties of a SchedulerFrame. */
            interface $Properties {

                /** SchedulerFrame messages */
                messages?: reeve.v1.SchedulerMessage.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SchedulerFrame. */
            type $Shape = {
              messages?: reeve.v1.SchedulerMessage.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a SchedulerMessage.
         * @deprecated Use reeve.v1.SchedulerMessage.$Properties instead.
         */
        interface ISchedulerMessage extends reeve.v1.SchedulerMessage.$Properties {
        }

        /** Represents a SchedulerMessage. */
        class SchedulerMessage {

            /**
             * Constructs a new SchedulerMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SchedulerMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SchedulerMessage welcome. */
            welcome: (reeve.v1.Welcome|null);

            /** SchedulerMessage order. */
            order: (reeve.v1.RunOrder|null);

            /** SchedulerMessage cancel. */
            cancel: (reeve.v1.CancelOrder|null);

            /** SchedulerMessage query. */
            query: (reeve.v1.Query|null);

            /** SchedulerMessage forget. */
            forget: (reeve.v1.Forget|null);

            /** SchedulerMessage ack. */
            ack: (reeve.v1.ReportAck|null);

            /** SchedulerMessage blob. */
            blob: (reeve.v1.BlobChunk|null);

            /** SchedulerMessage heartbeat. */
            heartbeat: (reeve.v1.SchedulerHeartbeat|null);

            /** SchedulerMessage farewell. */
            farewell: (reeve.v1.Farewell|null);

            /** SchedulerMessage kind. */
            kind?: ("welcome"|"order"|"cancel"|"query"|"forget"|"ack"|"blob"|"heartbeat"|"farewell");

            /**
             * Encodes the specified SchedulerMessage message. Does not implicitly {@link reeve.v1.SchedulerMessage.verify|verify} messages.
             * @param message SchedulerMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SchedulerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SchedulerMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SchedulerMessage & reeve.v1.SchedulerMessage.$Shape} SchedulerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SchedulerMessage & reeve.v1.SchedulerMessage.$Shape;

            /**
             * Gets the type url for SchedulerMessage
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SchedulerMessage {

            /** Properties of a SchedulerMessage. */
            interface $Properties {

                /** SchedulerMessage welcome */
                welcome?: (reeve.v1.Welcome.$Properties|null);

                /** SchedulerMessage order */
                order?: (reeve.v1.RunOrder.$Properties|null);

                /** SchedulerMessage cancel */
                cancel?: (reeve.v1.CancelOrder.$Properties|null);

                /** SchedulerMessage query */
                query?: (reeve.v1.Query.$Properties|null);

                /** SchedulerMessage forget */
                forget?: (reeve.v1.Forget.$Properties|null);

                /** SchedulerMessage ack */
                ack?: (reeve.v1.ReportAck.$Properties|null);

                /** SchedulerMessage blob */
                blob?: (reeve.v1.BlobChunk.$Properties|null);

                /** SchedulerMessage heartbeat */
                heartbeat?: (reeve.v1.SchedulerHeartbeat.$Properties|null);

                /** SchedulerMessage farewell */
                farewell?: (reeve.v1.Farewell.$Properties|null);

                /** SchedulerMessage kind */
                kind?: ("welcome"|"order"|"cancel"|"query"|"forget"|"ack"|"blob"|"heartbeat"|"farewell");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a SchedulerMessage. */
            type $Shape = {
              welcome?: reeve.v1.Welcome.$Shape|null;
              order?: reeve.v1.RunOrder.$Shape|null;
              cancel?: reeve.v1.CancelOrder.$Shape|null;
              query?: reeve.v1.Query.$Shape|null;
              forget?: reeve.v1.Forget.$Shape|null;
              ack?: reeve.v1.ReportAck.$Shape|null;
              blob?: reeve.v1.BlobChunk.$Shape|null;
              heartbeat?: reeve.v1.SchedulerHeartbeat.$Shape|null;
              farewell?: reeve.v1.Farewell.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "welcome"; welcome: reeve.v1.Welcome.$Shape; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "order"; welcome?: null; order: reeve.v1.RunOrder.$Shape; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "cancel"; welcome?: null; order?: null; cancel: reeve.v1.CancelOrder.$Shape; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "query"; welcome?: null; order?: null; cancel?: null; query: reeve.v1.Query.$Shape; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "forget"; welcome?: null; order?: null; cancel?: null; query?: null; forget: reeve.v1.Forget.$Shape; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "ack"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack: reeve.v1.ReportAck.$Shape; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "blob"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob: reeve.v1.BlobChunk.$Shape; heartbeat?: null; farewell?: null }|{ kind?: "heartbeat"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat: reeve.v1.SchedulerHeartbeat.$Shape; farewell?: null }|{ kind?: "farewell"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell: reeve.v1.Farewell.$Shape })
            );
        }

        /**
         * Properties of a Farewell.
         * @deprecated Use reeve.v1.Farewell.$Properties instead.
         */
        interface IFarewell extends reeve.v1.Farewell.$Properties {
        }

        /** Represents a Farewell. */
        class Farewell {

            /**
             * Constructs a new Farewell.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Farewell.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Farewell reason. */
            reason: string;

            /** Farewell detail. */
            detail: string;

            /**
             * Encodes the specified Farewell message. Does not implicitly {@link reeve.v1.Farewell.verify|verify} messages.
             * @param message Farewell message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Farewell.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Farewell message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Farewell & reeve.v1.Farewell.$Shape} Farewell
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Farewell & reeve.v1.Farewell.$Shape;

            /**
             * Gets the type url for Farewell
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Farewell {

            /** Properties of a Farewell. */
            interface $Properties {

                /** Farewell reason */
                reason?: string;

                /** Farewell detail */
                detail?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Farewell. */
            type $Shape = reeve.v1.Farewell.$Properties;
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use reeve.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends reeve.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome clusterId. */
            clusterId: Uint8Array;

            /** Welcome ledger. */
            ledger: Uint8Array;

            /** Welcome fence. */
            fence: number;

            /** Welcome timeMs. */
            timeMs: number;

            /** Welcome heartbeatMs. */
            heartbeatMs: number;

            /** Welcome logWindowBytes. */
            logWindowBytes: number;

            /** Welcome build. */
            build: string;

            /** Welcome agent. */
            agent: string;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link reeve.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Welcome & reeve.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Welcome & reeve.v1.Welcome.$Shape;

            /**
             * Gets the type url for Welcome
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome clusterId */
                clusterId?: Uint8Array;

                /** Welcome ledger */
                ledger?: Uint8Array;

                /** Welcome fence */
                fence?: number;

                /** Welcome timeMs */
                timeMs?: number;

                /** Welcome heartbeatMs */
                heartbeatMs?: number;

                /** Welcome logWindowBytes */
                logWindowBytes?: number;

                /** Welcome build */
                build?: string;

                /** Welcome agent */
                agent?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = reeve.v1.Welcome.$Properties;
        }

        /**
         * Properties of a RunOrder.
         * @deprecated Use reeve.v1.RunOrder.$Properties instead.
         */
        interface IRunOrder extends reeve.v1.RunOrder.$Properties {
        }

        /** Represents a RunOrder. */
        class RunOrder {

            /**
             * Constructs a new RunOrder.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RunOrder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RunOrder key. */
            key: reeve.v1.AttemptKey;

            /** RunOrder seq. */
            seq: number;

            /** RunOrder fence. */
            fence: number;

            /** RunOrder specSha256. */
            specSha256: Uint8Array;

            /** RunOrder specSize. */
            specSize: number;

            /** RunOrder spec. */
            spec: Uint8Array;

            /** RunOrder proof. */
            proof: string;

            /** RunOrder startDeadlineMs. */
            startDeadlineMs: number;

            /** RunOrder scheduledAtMs. */
            scheduledAtMs: number;

            /** RunOrder blobs. */
            blobs: reeve.v1.Blob[];

            /** RunOrder sshsig. */
            sshsig: Uint8Array;

            /** RunOrder password. */
            password: reeve.v1.SealedPassword;

            /**
             * Encodes the specified RunOrder message. Does not implicitly {@link reeve.v1.RunOrder.verify|verify} messages.
             * @param message RunOrder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RunOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RunOrder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RunOrder & reeve.v1.RunOrder.$Shape} RunOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RunOrder & reeve.v1.RunOrder.$Shape;

            /**
             * Gets the type url for RunOrder
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RunOrder {

            /** Properties of a RunOrder. */
            interface $Properties {

                /** RunOrder key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** RunOrder seq */
                seq?: number;

                /** RunOrder fence */
                fence?: number;

                /** RunOrder specSha256 */
                specSha256?: Uint8Array;

                /** RunOrder specSize */
                specSize?: number;

                /** RunOrder spec */
                spec?: Uint8Array;

                /** RunOrder proof */
                proof?: string;

                /** RunOrder startDeadlineMs */
                startDeadlineMs?: number;

                /** RunOrder scheduledAtMs */
                scheduledAtMs?: number;

                /** RunOrder blobs */
                blobs?: reeve.v1.Blob.$Properties[];

                /** RunOrder sshsig */
                sshsig?: Uint8Array;

                /** RunOrder password */
                password?: reeve.v1.SealedPassword.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RunOrder. */
            type $Shape = reeve.v1.RunOrder.$Properties;
        }

        /**
         * Properties of a CancelOrder.
         * @deprecated Use reeve.v1.CancelOrder.$Properties instead.
         */
        interface ICancelOrder extends reeve.v1.CancelOrder.$Properties {
        }

        /** Represents a CancelOrder. */
        class CancelOrder {

            /**
             * Constructs a new CancelOrder.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.CancelOrder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CancelOrder key. */
            key: reeve.v1.AttemptKey;

            /** CancelOrder seq. */
            seq: number;

            /** CancelOrder fence. */
            fence: number;

            /** CancelOrder by. */
            by: string;

            /** CancelOrder reason. */
            reason: string;

            /**
             * Encodes the specified CancelOrder message. Does not implicitly {@link reeve.v1.CancelOrder.verify|verify} messages.
             * @param message CancelOrder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.CancelOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelOrder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.CancelOrder & reeve.v1.CancelOrder.$Shape} CancelOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.CancelOrder & reeve.v1.CancelOrder.$Shape;

            /**
             * Gets the type url for CancelOrder
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CancelOrder {

            /** Properties of a CancelOrder. */
            interface $Properties {

                /** CancelOrder key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** CancelOrder seq */
                seq?: number;

                /** CancelOrder fence */
                fence?: number;

                /** CancelOrder by */
                by?: string;

                /** CancelOrder reason */
                reason?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelOrder. */
            type $Shape = reeve.v1.CancelOrder.$Properties;
        }

        /**
         * Properties of a Query.
         * @deprecated Use reeve.v1.Query.$Properties instead.
         */
        interface IQuery extends reeve.v1.Query.$Properties {
        }

        /** Represents a Query. */
        class Query {

            /**
             * Constructs a new Query.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Query.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Query key. */
            key: reeve.v1.AttemptKey;

            /** Query seq. */
            seq: number;

            /** Query fence. */
            fence: number;

            /**
             * Encodes the specified Query message. Does not implicitly {@link reeve.v1.Query.verify|verify} messages.
             * @param message Query message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Query.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Query message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Query & reeve.v1.Query.$Shape} Query
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Query & reeve.v1.Query.$Shape;

            /**
             * Gets the type url for Query
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Query {

            /** Properties of a Query. */
            interface $Properties {

                /** Query key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** Query seq */
                seq?: number;

                /** Query fence */
                fence?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Query. */
            type $Shape = reeve.v1.Query.$Properties;
        }

        /**
         * Properties of a Forget.
         * @deprecated Use reeve.v1.Forget.$Properties instead.
         */
        interface IForget extends reeve.v1.Forget.$Properties {
        }

        /** Represents a Forget. */
        class Forget {

            /**
             * Constructs a new Forget.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.Forget.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Forget key. */
            key: reeve.v1.AttemptKey;

            /** Forget fence. */
            fence: number;

            /** Forget seq. */
            seq: number;

            /**
             * Encodes the specified Forget message. Does not implicitly {@link reeve.v1.Forget.verify|verify} messages.
             * @param message Forget message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.Forget.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Forget message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.Forget & reeve.v1.Forget.$Shape} Forget
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.Forget & reeve.v1.Forget.$Shape;

            /**
             * Gets the type url for Forget
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Forget {

            /** Properties of a Forget. */
            interface $Properties {

                /** Forget key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** Forget fence */
                fence?: number;

                /** Forget seq */
                seq?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Forget. */
            type $Shape = reeve.v1.Forget.$Properties;
        }

        /**
         * Properties of a ReportAck.
         * @deprecated Use reeve.v1.ReportAck.$Properties instead.
         */
        interface IReportAck extends reeve.v1.ReportAck.$Properties {
        }

        /** Represents a ReportAck. */
        class ReportAck {

            /**
             * Constructs a new ReportAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ReportAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportAck key. */
            key: reeve.v1.AttemptKey;

            /** ReportAck phase. */
            phase: string;

            /**
             * Encodes the specified ReportAck message. Does not implicitly {@link reeve.v1.ReportAck.verify|verify} messages.
             * @param message ReportAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ReportAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ReportAck & reeve.v1.ReportAck.$Shape} ReportAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ReportAck & reeve.v1.ReportAck.$Shape;

            /**
             * Gets the type url for ReportAck
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReportAck {

            /** Properties of a ReportAck. */
            interface $Properties {

                /** ReportAck key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** ReportAck phase */
                phase?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportAck. */
            type $Shape = reeve.v1.ReportAck.$Properties;
        }

        /**
         * Properties of a BlobChunk.
         * @deprecated Use reeve.v1.BlobChunk.$Properties instead.
         */
        interface IBlobChunk extends reeve.v1.BlobChunk.$Properties {
        }

        /** Represents a BlobChunk. */
        class BlobChunk {

            /**
             * Constructs a new BlobChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.BlobChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlobChunk sha256. */
            sha256: Uint8Array;

            /** BlobChunk size. */
            size: number;

            /** BlobChunk offset. */
            offset: number;

            /** BlobChunk bytes. */
            bytes: Uint8Array;

            /**
             * Encodes the specified BlobChunk message. Does not implicitly {@link reeve.v1.BlobChunk.verify|verify} messages.
             * @param message BlobChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.BlobChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlobChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.BlobChunk & reeve.v1.BlobChunk.$Shape} BlobChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.BlobChunk & reeve.v1.BlobChunk.$Shape;

            /**
             * Gets the type url for BlobChunk
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BlobChunk {

            /** Properties of a BlobChunk. */
            interface $Properties {

                /** BlobChunk sha256 */
                sha256?: Uint8Array;

                /** BlobChunk size */
                size?: number;

                /** BlobChunk offset */
                offset?: number;

                /** BlobChunk bytes */
                bytes?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlobChunk. */
            type $Shape = reeve.v1.BlobChunk.$Properties;
        }

        /**
         * Properties of a SchedulerHeartbeat.
         * @deprecated Use reeve.v1.SchedulerHeartbeat.$Properties instead.
         */
        interface ISchedulerHeartbeat extends reeve.v1.SchedulerHeartbeat.$Properties {
        }

        /** Represents a SchedulerHeartbeat. */
        class SchedulerHeartbeat {

            /**
             * Constructs a new SchedulerHeartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.SchedulerHeartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SchedulerHeartbeat timeMs. */
            timeMs: number;

            /**
             * Encodes the specified SchedulerHeartbeat message. Does not implicitly {@link reeve.v1.SchedulerHeartbeat.verify|verify} messages.
             * @param message SchedulerHeartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.SchedulerHeartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SchedulerHeartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.SchedulerHeartbeat & reeve.v1.SchedulerHeartbeat.$Shape} SchedulerHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.SchedulerHeartbeat & reeve.v1.SchedulerHeartbeat.$Shape;

            /**
             * Gets the type url for SchedulerHeartbeat
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SchedulerHeartbeat {

            /** Properties of a SchedulerHeartbeat. */
            interface $Properties {

                /** SchedulerHeartbeat timeMs */
                timeMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SchedulerHeartbeat. */
            type $Shape = reeve.v1.SchedulerHeartbeat.$Properties;
        }

        /**
         * Properties of a LogFrame.
         * @deprecated Use reeve.v1.LogFrame.$Properties instead.
         */
        interface ILogFrame extends reeve.v1.LogFrame.$Properties {
        }

        /** Represents a LogFrame. */
        class LogFrame {

            /**
             * Constructs a new LogFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogFrame chunks. */
            chunks: reeve.v1.LogChunk[];

            /**
             * Encodes the specified LogFrame message. Does not implicitly {@link reeve.v1.LogFrame.verify|verify} messages.
             * @param message LogFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogFrame & reeve.v1.LogFrame.$Shape} LogFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogFrame & reeve.v1.LogFrame.$Shape;

            /**
             * Gets the type url for LogFrame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogFrame {

            /** Properties of a LogFrame. */
            interface $Properties {

                /** LogFrame chunks */
                chunks?: reeve.v1.LogChunk.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogFrame. */
            type $Shape = reeve.v1.LogFrame.$Properties;
        }

        /**
         * Properties of a LogChunk.
         * @deprecated Use reeve.v1.LogChunk.$Properties instead.
         */
        interface ILogChunk extends reeve.v1.LogChunk.$Properties {
        }

        /** Represents a LogChunk. */
        class LogChunk {

            /**
             * Constructs a new LogChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogChunk key. */
            key: reeve.v1.AttemptKey;

            /** LogChunk offset. */
            offset: number;

            /** LogChunk bytes. */
            bytes: Uint8Array;

            /** LogChunk open. */
            open: boolean;

            /**
             * Encodes the specified LogChunk message. Does not implicitly {@link reeve.v1.LogChunk.verify|verify} messages.
             * @param message LogChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogChunk & reeve.v1.LogChunk.$Shape} LogChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogChunk & reeve.v1.LogChunk.$Shape;

            /**
             * Gets the type url for LogChunk
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogChunk {

            /** Properties of a LogChunk. */
            interface $Properties {

                /** LogChunk key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** LogChunk offset */
                offset?: number;

                /** LogChunk bytes */
                bytes?: Uint8Array;

                /** LogChunk open */
                open?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogChunk. */
            type $Shape = reeve.v1.LogChunk.$Properties;
        }

        /**
         * Properties of a LogAckFrame.
         * @deprecated Use reeve.v1.LogAckFrame.$Properties instead.
         */
        interface ILogAckFrame extends reeve.v1.LogAckFrame.$Properties {
        }

        /** Represents a LogAckFrame. */
        class LogAckFrame {

            /**
             * Constructs a new LogAckFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogAckFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogAckFrame acks. */
            acks: reeve.v1.LogAck[];

            /**
             * Encodes the specified LogAckFrame message. Does not implicitly {@link reeve.v1.LogAckFrame.verify|verify} messages.
             * @param message LogAckFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogAckFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogAckFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogAckFrame & reeve.v1.LogAckFrame.$Shape} LogAckFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogAckFrame & reeve.v1.LogAckFrame.$Shape;

            /**
             * Gets the type url for LogAckFrame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogAckFrame {

            /** Properties of a LogAckFrame. */
            interface $Properties {

                /** LogAckFrame acks */
                acks?: reeve.v1.LogAck.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogAckFrame. */
            type $Shape = reeve.v1.LogAckFrame.$Properties;
        }

        /**
         * Properties of a LogAck.
         * @deprecated Use reeve.v1.LogAck.$Properties instead.
         */
        interface ILogAck extends reeve.v1.LogAck.$Properties {
        }

        /** Represents a LogAck. */
        class LogAck {

            /**
             * Constructs a new LogAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.LogAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogAck key. */
            key: reeve.v1.AttemptKey;

            /** LogAck offset. */
            offset: number;

            /** LogAck refused. */
            refused: string;

            /**
             * Encodes the specified LogAck message. Does not implicitly {@link reeve.v1.LogAck.verify|verify} messages.
             * @param message LogAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.LogAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.LogAck & reeve.v1.LogAck.$Shape} LogAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.LogAck & reeve.v1.LogAck.$Shape;

            /**
             * Gets the type url for LogAck
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogAck {

            /** Properties of a LogAck. */
            interface $Properties {

                /** LogAck key */
                key?: reeve.v1.AttemptKey.$Properties;

                /** LogAck offset */
                offset?: number;

                /** LogAck refused */
                refused?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogAck. */
            type $Shape = reeve.v1.LogAck.$Properties;
        }

        /**
         * Properties of a JoinRequest.
         * @deprecated Use reeve.v1.JoinRequest.$Properties instead.
         */
        interface IJoinRequest extends reeve.v1.JoinRequest.$Properties {
        }

        /** Represents a JoinRequest. */
        class JoinRequest {

            /**
             * Constructs a new JoinRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinRequest hello. */
            hello: reeve.v1.JoinHello;

            /** JoinRequest proof. */
            proof: reeve.v1.JoinProof;

            /**
             * Encodes the specified JoinRequest message. Does not implicitly {@link reeve.v1.JoinRequest.verify|verify} messages.
             * @param message JoinRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinRequest & reeve.v1.JoinRequest.$Shape} JoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinRequest & reeve.v1.JoinRequest.$Shape;

            /**
             * Gets the type url for JoinRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinRequest {

            /** Properties of a JoinRequest. */
            interface $Properties {

                /** JoinRequest hello */
                hello?: reeve.v1.JoinHello.$Properties;

                /** JoinRequest proof */
                proof?: reeve.v1.JoinProof.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinRequest. */
            type $Shape = reeve.v1.JoinRequest.$Properties;
        }

        /**
         * Properties of a JoinHello.
         * @deprecated Use reeve.v1.JoinHello.$Properties instead.
         */
        interface IJoinHello extends reeve.v1.JoinHello.$Properties {
        }

        /** Represents a JoinHello. */
        class JoinHello {

            /**
             * Constructs a new JoinHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinHello tokenId. */
            tokenId: string;

            /** JoinHello agentSpki. */
            agentSpki: Uint8Array;

            /** JoinHello nonce. */
            nonce: Uint8Array;

            /** JoinHello name. */
            name: string;

            /**
             * Encodes the specified JoinHello message. Does not implicitly {@link reeve.v1.JoinHello.verify|verify} messages.
             * @param message JoinHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinHello & reeve.v1.JoinHello.$Shape} JoinHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinHello & reeve.v1.JoinHello.$Shape;

            /**
             * Gets the type url for JoinHello
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinHello {

            /** Properties of a JoinHello. */
            interface $Properties {

                /** JoinHello tokenId */
                tokenId?: string;

                /** JoinHello agentSpki */
                agentSpki?: Uint8Array;

                /** JoinHello nonce */
                nonce?: Uint8Array;

                /** JoinHello name */
                name?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinHello. */
            type $Shape = reeve.v1.JoinHello.$Properties;
        }

        /**
         * Properties of a JoinProof.
         * @deprecated Use reeve.v1.JoinProof.$Properties instead.
         */
        interface IJoinProof extends reeve.v1.JoinProof.$Properties {
        }

        /** Represents a JoinProof. */
        class JoinProof {

            /**
             * Constructs a new JoinProof.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinProof.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinProof mac. */
            mac: Uint8Array;

            /** JoinProof signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified JoinProof message. Does not implicitly {@link reeve.v1.JoinProof.verify|verify} messages.
             * @param message JoinProof message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinProof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinProof message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinProof & reeve.v1.JoinProof.$Shape} JoinProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinProof & reeve.v1.JoinProof.$Shape;

            /**
             * Gets the type url for JoinProof
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinProof {

            /** Properties of a JoinProof. */
            interface $Properties {

                /** JoinProof mac */
                mac?: Uint8Array;

                /** JoinProof signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinProof. */
            type $Shape = reeve.v1.JoinProof.$Properties;
        }

        /**
         * Properties of a JoinReply.
         * @deprecated Use reeve.v1.JoinReply.$Properties instead.
         */
        interface IJoinReply extends reeve.v1.JoinReply.$Properties {
        }

        /** Represents a JoinReply. */
        class JoinReply {

            /**
             * Constructs a new JoinReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinReply challenge. */
            challenge: reeve.v1.JoinChallenge;

            /** JoinReply leaf. */
            leaf: reeve.v1.JoinLeaf;

            /**
             * Encodes the specified JoinReply message. Does not implicitly {@link reeve.v1.JoinReply.verify|verify} messages.
             * @param message JoinReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinReply & reeve.v1.JoinReply.$Shape} JoinReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinReply & reeve.v1.JoinReply.$Shape;

            /**
             * Gets the type url for JoinReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinReply {

            /** Properties of a JoinReply. */
            interface $Properties {

                /** JoinReply challenge */
                challenge?: reeve.v1.JoinChallenge.$Properties;

                /** JoinReply leaf */
                leaf?: reeve.v1.JoinLeaf.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinReply. */
            type $Shape = reeve.v1.JoinReply.$Properties;
        }

        /**
         * Properties of a JoinChallenge.
         * @deprecated Use reeve.v1.JoinChallenge.$Properties instead.
         */
        interface IJoinChallenge extends reeve.v1.JoinChallenge.$Properties {
        }

        /** Represents a JoinChallenge. */
        class JoinChallenge {

            /**
             * Constructs a new JoinChallenge.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinChallenge.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinChallenge nonce. */
            nonce: Uint8Array;

            /** JoinChallenge mac. */
            mac: Uint8Array;

            /**
             * Encodes the specified JoinChallenge message. Does not implicitly {@link reeve.v1.JoinChallenge.verify|verify} messages.
             * @param message JoinChallenge message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinChallenge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinChallenge message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinChallenge & reeve.v1.JoinChallenge.$Shape} JoinChallenge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinChallenge & reeve.v1.JoinChallenge.$Shape;

            /**
             * Gets the type url for JoinChallenge
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinChallenge {

            /** Properties of a JoinChallenge. */
            interface $Properties {

                /** JoinChallenge nonce */
                nonce?: Uint8Array;

                /** JoinChallenge mac */
                mac?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinChallenge. */
            type $Shape = reeve.v1.JoinChallenge.$Properties;
        }

        /**
         * Properties of a JoinLeaf.
         * @deprecated Use reeve.v1.JoinLeaf.$Properties instead.
         */
        interface IJoinLeaf extends reeve.v1.JoinLeaf.$Properties {
        }

        /** Represents a JoinLeaf. */
        class JoinLeaf {

            /**
             * Constructs a new JoinLeaf.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinLeaf.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinLeaf leafDer. */
            leafDer: Uint8Array;

            /** JoinLeaf chainDer. */
            chainDer: Uint8Array[];

            /** JoinLeaf clusterId. */
            clusterId: Uint8Array;

            /** JoinLeaf agentId. */
            agentId: string;

            /** JoinLeaf addresses. */
            addresses: string[];

            /**
             * Encodes the specified JoinLeaf message. Does not implicitly {@link reeve.v1.JoinLeaf.verify|verify} messages.
             * @param message JoinLeaf message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinLeaf.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinLeaf message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinLeaf & reeve.v1.JoinLeaf.$Shape} JoinLeaf
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinLeaf & reeve.v1.JoinLeaf.$Shape;

            /**
             * Gets the type url for JoinLeaf
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinLeaf {

            /** Properties of a JoinLeaf. */
            interface $Properties {

                /** JoinLeaf leafDer */
                leafDer?: Uint8Array;

                /** JoinLeaf chainDer */
                chainDer?: Uint8Array[];

                /** JoinLeaf clusterId */
                clusterId?: Uint8Array;

                /** JoinLeaf agentId */
                agentId?: string;

                /** JoinLeaf addresses */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinLeaf. */
            type $Shape = reeve.v1.JoinLeaf.$Properties;
        }

        /**
         * Properties of a ListeningJoinRequest.
         * @deprecated Use reeve.v1.ListeningJoinRequest.$Properties instead.
         */
        interface IListeningJoinRequest extends reeve.v1.ListeningJoinRequest.$Properties {
        }

        /** Represents a ListeningJoinRequest. */
        class ListeningJoinRequest {

            /**
             * Constructs a new ListeningJoinRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListeningJoinRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListeningJoinRequest hello. */
            hello: reeve.v1.ListeningJoinHello;

            /** ListeningJoinRequest mac. */
            mac: Uint8Array;

            /** ListeningJoinRequest leaf. */
            leaf: reeve.v1.JoinLeaf;

            /**
             * Encodes the specified ListeningJoinRequest message. Does not implicitly {@link reeve.v1.ListeningJoinRequest.verify|verify} messages.
             * @param message ListeningJoinRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListeningJoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListeningJoinRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListeningJoinRequest & reeve.v1.ListeningJoinRequest.$Shape} ListeningJoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListeningJoinRequest & reeve.v1.ListeningJoinRequest.$Shape;

            /**
             * Gets the type url for ListeningJoinRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListeningJoinRequest {

            /** Properties of a ListeningJoinRequest. */
            interface $Properties {

                /** ListeningJoinRequest hello */
                hello?: reeve.v1.ListeningJoinHello.$Properties;

                /** ListeningJoinRequest mac */
                mac?: Uint8Array;

                /** ListeningJoinRequest leaf */
                leaf?: reeve.v1.JoinLeaf.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListeningJoinRequest. */
            type $Shape = reeve.v1.ListeningJoinRequest.$Properties;
        }

        /**
         * Properties of a ListeningJoinHello.
         * @deprecated Use reeve.v1.ListeningJoinHello.$Properties instead.
         */
        interface IListeningJoinHello extends reeve.v1.ListeningJoinHello.$Properties {
        }

        /** Represents a ListeningJoinHello. */
        class ListeningJoinHello {

            /**
             * Constructs a new ListeningJoinHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListeningJoinHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListeningJoinHello name. */
            name: string;

            /** ListeningJoinHello nonce. */
            nonce: Uint8Array;

            /** ListeningJoinHello caDer. */
            caDer: Uint8Array;

            /** ListeningJoinHello clusterId. */
            clusterId: Uint8Array;

            /**
             * Encodes the specified ListeningJoinHello message. Does not implicitly {@link reeve.v1.ListeningJoinHello.verify|verify} messages.
             * @param message ListeningJoinHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListeningJoinHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListeningJoinHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListeningJoinHello & reeve.v1.ListeningJoinHello.$Shape} ListeningJoinHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListeningJoinHello & reeve.v1.ListeningJoinHello.$Shape;

            /**
             * Gets the type url for ListeningJoinHello
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListeningJoinHello {

            /** Properties of a ListeningJoinHello. */
            interface $Properties {

                /** ListeningJoinHello name */
                name?: string;

                /** ListeningJoinHello nonce */
                nonce?: Uint8Array;

                /** ListeningJoinHello caDer */
                caDer?: Uint8Array;

                /** ListeningJoinHello clusterId */
                clusterId?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListeningJoinHello. */
            type $Shape = reeve.v1.ListeningJoinHello.$Properties;
        }

        /**
         * Properties of a ListeningJoinReply.
         * @deprecated Use reeve.v1.ListeningJoinReply.$Properties instead.
         */
        interface IListeningJoinReply extends reeve.v1.ListeningJoinReply.$Properties {
        }

        /** Represents a ListeningJoinReply. */
        class ListeningJoinReply {

            /**
             * Constructs a new ListeningJoinReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.ListeningJoinReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListeningJoinReply nonce. */
            nonce: Uint8Array;

            /** ListeningJoinReply proof. */
            proof: reeve.v1.JoinProof;

            /** ListeningJoinReply stored. */
            stored: boolean;

            /**
             * Encodes the specified ListeningJoinReply message. Does not implicitly {@link reeve.v1.ListeningJoinReply.verify|verify} messages.
             * @param message ListeningJoinReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.ListeningJoinReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListeningJoinReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.ListeningJoinReply & reeve.v1.ListeningJoinReply.$Shape} ListeningJoinReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.ListeningJoinReply & reeve.v1.ListeningJoinReply.$Shape;

            /**
             * Gets the type url for ListeningJoinReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListeningJoinReply {

            /** Properties of a ListeningJoinReply. */
            interface $Properties {

                /** ListeningJoinReply nonce */
                nonce?: Uint8Array;

                /** ListeningJoinReply proof */
                proof?: reeve.v1.JoinProof.$Properties;

                /** ListeningJoinReply stored */
                stored?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListeningJoinReply. */
            type $Shape = reeve.v1.ListeningJoinReply.$Properties;
        }

        /**
         * Properties of a RenewRequest.
         * @deprecated Use reeve.v1.RenewRequest.$Properties instead.
         */
        interface IRenewRequest extends reeve.v1.RenewRequest.$Properties {
        }

        /** Represents a RenewRequest. */
        class RenewRequest {

            /**
             * Constructs a new RenewRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RenewRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewRequest spki. */
            spki: Uint8Array;

            /** RenewRequest signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified RenewRequest message. Does not implicitly {@link reeve.v1.RenewRequest.verify|verify} messages.
             * @param message RenewRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RenewRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RenewRequest & reeve.v1.RenewRequest.$Shape} RenewRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RenewRequest & reeve.v1.RenewRequest.$Shape;

            /**
             * Gets the type url for RenewRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewRequest {

            /** Properties of a RenewRequest. */
            interface $Properties {

                /** RenewRequest spki */
                spki?: Uint8Array;

                /** RenewRequest signature */
                signature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewRequest. */
            type $Shape = reeve.v1.RenewRequest.$Properties;
        }

        /**
         * Properties of a RenewReply.
         * @deprecated Use reeve.v1.RenewReply.$Properties instead.
         */
        interface IRenewReply extends reeve.v1.RenewReply.$Properties {
        }

        /** Represents a RenewReply. */
        class RenewReply {

            /**
             * Constructs a new RenewReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RenewReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewReply leafDer. */
            leafDer: Uint8Array;

            /** RenewReply chainDer. */
            chainDer: Uint8Array[];

            /** RenewReply refused. */
            refused: string;

            /**
             * Encodes the specified RenewReply message. Does not implicitly {@link reeve.v1.RenewReply.verify|verify} messages.
             * @param message RenewReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RenewReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RenewReply & reeve.v1.RenewReply.$Shape} RenewReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RenewReply & reeve.v1.RenewReply.$Shape;

            /**
             * Gets the type url for RenewReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewReply {

            /** Properties of a RenewReply. */
            interface $Properties {

                /** RenewReply leafDer */
                leafDer?: Uint8Array;

                /** RenewReply chainDer */
                chainDer?: Uint8Array[];

                /** RenewReply refused */
                refused?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewReply. */
            type $Shape = reeve.v1.RenewReply.$Properties;
        }

        /**
         * Properties of a RenewExpiredRequest.
         * @deprecated Use reeve.v1.RenewExpiredRequest.$Properties instead.
         */
        interface IRenewExpiredRequest extends reeve.v1.RenewExpiredRequest.$Properties {
        }

        /** Represents a RenewExpiredRequest. */
        class RenewExpiredRequest {

            /**
             * Constructs a new RenewExpiredRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.RenewExpiredRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewExpiredRequest oldLeafDer. */
            oldLeafDer: Uint8Array;

            /** RenewExpiredRequest spki. */
            spki: Uint8Array;

            /** RenewExpiredRequest nonce. */
            nonce: Uint8Array;

            /** RenewExpiredRequest timeMs. */
            timeMs: number;

            /** RenewExpiredRequest oldSignature. */
            oldSignature: Uint8Array;

            /** RenewExpiredRequest newSignature. */
            newSignature: Uint8Array;

            /**
             * Encodes the specified RenewExpiredRequest message. Does not implicitly {@link reeve.v1.RenewExpiredRequest.verify|verify} messages.
             * @param message RenewExpiredRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.RenewExpiredRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewExpiredRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.RenewExpiredRequest & reeve.v1.RenewExpiredRequest.$Shape} RenewExpiredRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.RenewExpiredRequest & reeve.v1.RenewExpiredRequest.$Shape;

            /**
             * Gets the type url for RenewExpiredRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewExpiredRequest {

            /** Properties of a RenewExpiredRequest. */
            interface $Properties {

                /** RenewExpiredRequest oldLeafDer */
                oldLeafDer?: Uint8Array;

                /** RenewExpiredRequest spki */
                spki?: Uint8Array;

                /** RenewExpiredRequest nonce */
                nonce?: Uint8Array;

                /** RenewExpiredRequest timeMs */
                timeMs?: number;

                /** RenewExpiredRequest oldSignature */
                oldSignature?: Uint8Array;

                /** RenewExpiredRequest newSignature */
                newSignature?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewExpiredRequest. */
            type $Shape = reeve.v1.RenewExpiredRequest.$Properties;
        }

        /**
         * Properties of a JoinString.
         * @deprecated Use reeve.v1.JoinString.$Properties instead.
         */
        interface IJoinString extends reeve.v1.JoinString.$Properties {
        }

        /** Represents a JoinString. */
        class JoinString {

            /**
             * Constructs a new JoinString.
             * @param [properties] Properties to set
             */
            constructor(properties?: reeve.v1.JoinString.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinString addresses. */
            addresses: string[];

            /** JoinString tokenId. */
            tokenId: string;

            /** JoinString secret. */
            secret: Uint8Array;

            /** JoinString caSpkiSha256. */
            caSpkiSha256: Uint8Array;

            /** JoinString clusterId. */
            clusterId: Uint8Array;

            /** JoinString name. */
            name: string;

            /** JoinString direction. */
            direction: string;

            /**
             * Encodes the specified JoinString message. Does not implicitly {@link reeve.v1.JoinString.verify|verify} messages.
             * @param message JoinString message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: reeve.v1.JoinString.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinString message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {reeve.v1.JoinString & reeve.v1.JoinString.$Shape} JoinString
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): reeve.v1.JoinString & reeve.v1.JoinString.$Shape;

            /**
             * Gets the type url for JoinString
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinString {

            /** Properties of a JoinString. */
            interface $Properties {

                /** JoinString addresses */
                addresses?: string[];

                /** JoinString tokenId */
                tokenId?: string;

                /** JoinString secret */
                secret?: Uint8Array;

                /** JoinString caSpkiSha256 */
                caSpkiSha256?: Uint8Array;

                /** JoinString clusterId */
                clusterId?: Uint8Array;

                /** JoinString name */
                name?: string;

                /** JoinString direction */
                direction?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinString. */
            type $Shape = reeve.v1.JoinString.$Properties;
        }
    }
}
