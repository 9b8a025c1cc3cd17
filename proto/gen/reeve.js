/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "../protobuf.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const reeve = $root.reeve = (() => {

    /**
     * Namespace reeve.
     * @exports reeve
     * @namespace
     */
    const reeve = {};

    reeve.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof reeve
         * @namespace
         */
        const v1 = {};

        v1.Blob = (function() {

            /**
             * Properties of a Blob.
             * @typedef {Object} reeve.v1.Blob.$Properties
             * @property {Uint8Array} [sha256] Blob sha256
             * @property {number} [size] Blob size
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Blob.
             * @memberof reeve.v1
             * @interface IBlob
             * @augments reeve.v1.Blob.$Properties
             * @deprecated Use reeve.v1.Blob.$Properties instead.
             */

            /**
             * Shape of a Blob.
             * @typedef {reeve.v1.Blob.$Properties} reeve.v1.Blob.$Shape
             */

            /**
             * Constructs a new Blob.
             * @memberof reeve.v1
             * @classdesc Represents a Blob.
             * @constructor
             * @param {reeve.v1.Blob.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Blob = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Blob sha256.
             * @member {Uint8Array} sha256
             * @memberof reeve.v1.Blob
             * @instance
             */
            Blob.prototype.sha256 = $util.newBuffer([]);

            /**
             * Blob size.
             * @member {number} size
             * @memberof reeve.v1.Blob
             * @instance
             */
            Blob.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Blob message. Does not implicitly {@link reeve.v1.Blob.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Blob
             * @static
             * @param {reeve.v1.Blob.$Properties} message Blob message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Blob.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.sha256);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Blob message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Blob
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Blob & reeve.v1.Blob.$Shape} Blob
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Blob.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Blob();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Blob
             * @function getTypeUrl
             * @memberof reeve.v1.Blob
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Blob.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Blob";
            };

            return Blob;
        })();

        v1.Variable = (function() {

            /**
             * Properties of a Variable.
             * @typedef {Object} reeve.v1.Variable.$Properties
             * @property {Uint8Array} [name] Variable name
             * @property {Uint8Array} [value] Variable value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Variable.
             * @memberof reeve.v1
             * @interface IVariable
             * @augments reeve.v1.Variable.$Properties
             * @deprecated Use reeve.v1.Variable.$Properties instead.
             */

            /**
             * Shape of a Variable.
             * @typedef {reeve.v1.Variable.$Properties} reeve.v1.Variable.$Shape
             */

            /**
             * Constructs a new Variable.
             * @memberof reeve.v1
             * @classdesc Represents a Variable.
             * @constructor
             * @param {reeve.v1.Variable.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Variable = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Variable name.
             * @member {Uint8Array} name
             * @memberof reeve.v1.Variable
             * @instance
             */
            Variable.prototype.name = $util.newBuffer([]);

            /**
             * Variable value.
             * @member {Uint8Array} value
             * @memberof reeve.v1.Variable
             * @instance
             */
            Variable.prototype.value = $util.newBuffer([]);

            /**
             * Encodes the specified Variable message. Does not implicitly {@link reeve.v1.Variable.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Variable
             * @static
             * @param {reeve.v1.Variable.$Properties} message Variable message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Variable.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Variable message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Variable
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Variable & reeve.v1.Variable.$Shape} Variable
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Variable.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Variable();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Variable
             * @function getTypeUrl
             * @memberof reeve.v1.Variable
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Variable.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Variable";
            };

            return Variable;
        })();

        /**
         * Method enum.
         * @name reeve.v1.Method
         * @enum {number}
         * @property {number} METHOD_UNSPECIFIED=0 METHOD_UNSPECIFIED value
         * @property {number} UNIX_SHELL=1 UNIX_SHELL value
         * @property {number} ARGUMENTS=2 ARGUMENTS value
         * @property {number} UNIX_SCRIPT=3 UNIX_SCRIPT value
         * @property {number} SCRIPT_PATH=4 SCRIPT_PATH value
         */
        v1.Method = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "METHOD_UNSPECIFIED"] = 0;
            values[valuesById[1] = "UNIX_SHELL"] = 1;
            values[valuesById[2] = "ARGUMENTS"] = 2;
            values[valuesById[3] = "UNIX_SCRIPT"] = 3;
            values[valuesById[4] = "SCRIPT_PATH"] = 4;
            return values;
        })();

        /**
         * Leftovers enum.
         * @name reeve.v1.Leftovers
         * @enum {number}
         * @property {number} KEEP=0 KEEP value
         * @property {number} END=1 END value
         * @property {number} WAIT=2 WAIT value
         */
        v1.Leftovers = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "KEEP"] = 0;
            values[valuesById[1] = "END"] = 1;
            values[valuesById[2] = "WAIT"] = 2;
            return values;
        })();

        v1.JobSpec = (function() {

            /**
             * Properties of a JobSpec.
             * @typedef {Object} reeve.v1.JobSpec.$Properties
             * @property {number} [format] JobSpec format
             * @property {Uint8Array} [clusterId] JobSpec clusterId
             * @property {Uint8Array} [specId] JobSpec specId
             * @property {number} [issuedAtMs] JobSpec issuedAtMs
             * @property {number} [notBeforeMs] JobSpec notBeforeMs
             * @property {number} [notAfterMs] JobSpec notAfterMs
             * @property {Array.<string>} [audience] JobSpec audience
             * @property {string} [runAsUser] JobSpec runAsUser
             * @property {string} [submitter] JobSpec submitter
             * @property {string} [job] JobSpec job
             * @property {reeve.v1.Method} [method] JobSpec method
             * @property {Uint8Array} [source] JobSpec source
             * @property {Uint8Array} [body] JobSpec body
             * @property {reeve.v1.Blob.$Properties} [bodyBlob] JobSpec bodyBlob
             * @property {Array.<Uint8Array>} [args] JobSpec args
             * @property {Uint8Array} [shell] JobSpec shell
             * @property {boolean} [login] JobSpec login
             * @property {Uint8Array} [cwd] JobSpec cwd
             * @property {Array.<reeve.v1.Variable.$Properties>} [environment] JobSpec environment
             * @property {number|null} [umask] JobSpec umask
             * @property {reeve.v1.Blob.$Properties} [stdinBlob] JobSpec stdinBlob
             * @property {number} [timeLimitMs] JobSpec timeLimitMs
             * @property {number} [graceMs] JobSpec graceMs
             * @property {reeve.v1.Leftovers} [leftovers] JobSpec leftovers
             * @property {number} [logLimitBytes] JobSpec logLimitBytes
             * @property {boolean} [merge] JobSpec merge
             * @property {number} [reruns] JobSpec reruns
             * @property {number} [rerunsUntilMs] JobSpec rerunsUntilMs
             * @property {boolean} [rerunnable] JobSpec rerunnable
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JobSpec.
             * @memberof reeve.v1
             * @interface IJobSpec
             * @augments reeve.v1.JobSpec.$Properties
             * @deprecated Use reeve.v1.JobSpec.$Properties instead.
             */

            /**
             * Shape of a JobSpec.
             * @typedef {reeve.v1.JobSpec.$Properties} reeve.v1.JobSpec.$Shape
             */

            /**
             * Constructs a new JobSpec.
             * @memberof reeve.v1
             * @classdesc Represents a JobSpec.
             * @constructor
             * @param {reeve.v1.JobSpec.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JobSpec = function (properties) {
                this.audience = [];
                this.args = [];
                this.environment = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JobSpec format.
             * @member {number} format
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.format = 0;

            /**
             * JobSpec clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.clusterId = $util.newBuffer([]);

            /**
             * JobSpec specId.
             * @member {Uint8Array} specId
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.specId = $util.newBuffer([]);

            /**
             * JobSpec issuedAtMs.
             * @member {number} issuedAtMs
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.issuedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSpec notBeforeMs.
             * @member {number} notBeforeMs
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.notBeforeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSpec notAfterMs.
             * @member {number} notAfterMs
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.notAfterMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSpec audience.
             * @member {Array.<string>} audience
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.audience = $util.emptyArray;

            /**
             * JobSpec runAsUser.
             * @member {string} runAsUser
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.runAsUser = "";

            /**
             * JobSpec submitter.
             * @member {string} submitter
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.submitter = "";

            /**
             * JobSpec job.
             * @member {string} job
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.job = "";

            /**
             * JobSpec method.
             * @member {reeve.v1.Method} method
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.method = 0;

            /**
             * JobSpec source.
             * @member {Uint8Array} source
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.source = $util.newBuffer([]);

            /**
             * JobSpec body.
             * @member {Uint8Array} body
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.body = $util.newBuffer([]);

            /**
             * JobSpec bodyBlob.
             * @member {reeve.v1.Blob} bodyBlob
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.bodyBlob = null;

            /**
             * JobSpec args.
             * @member {Array.<Uint8Array>} args
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.args = $util.emptyArray;

            /**
             * JobSpec shell.
             * @member {Uint8Array} shell
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.shell = $util.newBuffer([]);

            /**
             * JobSpec login.
             * @member {boolean} login
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.login = false;

            /**
             * JobSpec cwd.
             * @member {Uint8Array} cwd
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.cwd = $util.newBuffer([]);

            /**
             * JobSpec environment.
             * @member {Array.<reeve.v1.Variable>} environment
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.environment = $util.emptyArray;

            /**
             * JobSpec umask.
             * @member {number|null} umask
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.umask = null;

            /**
             * JobSpec stdinBlob.
             * @member {reeve.v1.Blob} stdinBlob
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.stdinBlob = null;

            /**
             * JobSpec timeLimitMs.
             * @member {number} timeLimitMs
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.timeLimitMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSpec graceMs.
             * @member {number} graceMs
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.graceMs = 0;

            /**
             * JobSpec leftovers.
             * @member {reeve.v1.Leftovers} leftovers
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.leftovers = 0;

            /**
             * JobSpec logLimitBytes.
             * @member {number} logLimitBytes
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.logLimitBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSpec merge.
             * @member {boolean} merge
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.merge = false;

            /**
             * JobSpec reruns.
             * @member {number} reruns
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.reruns = 0;

            /**
             * JobSpec rerunsUntilMs.
             * @member {number} rerunsUntilMs
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.rerunsUntilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSpec rerunnable.
             * @member {boolean} rerunnable
             * @memberof reeve.v1.JobSpec
             * @instance
             */
            JobSpec.prototype.rerunnable = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(JobSpec.prototype, "_umask", {
                get: $util.oneOfGetter($oneOfFields = ["umask"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified JobSpec message. Does not implicitly {@link reeve.v1.JobSpec.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JobSpec
             * @static
             * @param {reeve.v1.JobSpec.$Properties} message JobSpec message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JobSpec.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.format != null && $Object.hasOwnProperty.call(message, "format") && message.format !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.format);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.clusterId);
                if (message.specId != null && $Object.hasOwnProperty.call(message, "specId") && message.specId.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.specId);
                if (message.issuedAtMs != null && $Object.hasOwnProperty.call(message, "issuedAtMs") && (typeof message.issuedAtMs === "object" ? message.issuedAtMs.low || message.issuedAtMs.high : message.issuedAtMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.issuedAtMs);
                if (message.notBeforeMs != null && $Object.hasOwnProperty.call(message, "notBeforeMs") && (typeof message.notBeforeMs === "object" ? message.notBeforeMs.low || message.notBeforeMs.high : message.notBeforeMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.notBeforeMs);
                if (message.notAfterMs != null && $Object.hasOwnProperty.call(message, "notAfterMs") && (typeof message.notAfterMs === "object" ? message.notAfterMs.low || message.notAfterMs.high : message.notAfterMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.notAfterMs);
                if (message.audience != null && message.audience.length)
                    for (let i = 0; i < message.audience.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.audience[i]);
                if (message.runAsUser != null && $Object.hasOwnProperty.call(message, "runAsUser") && message.runAsUser !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.runAsUser);
                if (message.submitter != null && $Object.hasOwnProperty.call(message, "submitter") && message.submitter !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.submitter);
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.job);
                if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).int32(message.method);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).bytes(message.source);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.body);
                if (message.bodyBlob != null && $Object.hasOwnProperty.call(message, "bodyBlob"))
                    $root.reeve.v1.Blob.encode(message.bodyBlob, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.args != null && message.args.length)
                    for (let i = 0; i < message.args.length; ++i)
                        writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.args[i]);
                if (message.shell != null && $Object.hasOwnProperty.call(message, "shell") && message.shell.length)
                    writer.uint32(/* id 16, wireType 2 =*/130).bytes(message.shell);
                if (message.login != null && $Object.hasOwnProperty.call(message, "login") && message.login !== false)
                    writer.uint32(/* id 17, wireType 0 =*/136).bool(message.login);
                if (message.cwd != null && $Object.hasOwnProperty.call(message, "cwd") && message.cwd.length)
                    writer.uint32(/* id 18, wireType 2 =*/146).bytes(message.cwd);
                if (message.environment != null && message.environment.length)
                    for (let i = 0; i < message.environment.length; ++i)
                        $root.reeve.v1.Variable.encode(message.environment[i], writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.umask != null && $Object.hasOwnProperty.call(message, "umask"))
                    writer.uint32(/* id 20, wireType 0 =*/160).uint32(message.umask);
                if (message.stdinBlob != null && $Object.hasOwnProperty.call(message, "stdinBlob"))
                    $root.reeve.v1.Blob.encode(message.stdinBlob, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.timeLimitMs != null && $Object.hasOwnProperty.call(message, "timeLimitMs") && (typeof message.timeLimitMs === "object" ? message.timeLimitMs.low || message.timeLimitMs.high : message.timeLimitMs !== 0))
                    writer.uint32(/* id 22, wireType 0 =*/176).uint64(message.timeLimitMs);
                if (message.graceMs != null && $Object.hasOwnProperty.call(message, "graceMs") && message.graceMs !== 0)
                    writer.uint32(/* id 23, wireType 0 =*/184).uint32(message.graceMs);
                if (message.leftovers != null && $Object.hasOwnProperty.call(message, "leftovers") && message.leftovers !== 0)
                    writer.uint32(/* id 24, wireType 0 =*/192).int32(message.leftovers);
                if (message.logLimitBytes != null && $Object.hasOwnProperty.call(message, "logLimitBytes") && (typeof message.logLimitBytes === "object" ? message.logLimitBytes.low || message.logLimitBytes.high : message.logLimitBytes !== 0))
                    writer.uint32(/* id 25, wireType 0 =*/200).uint64(message.logLimitBytes);
                if (message.merge != null && $Object.hasOwnProperty.call(message, "merge") && message.merge !== false)
                    writer.uint32(/* id 26, wireType 0 =*/208).bool(message.merge);
                if (message.reruns != null && $Object.hasOwnProperty.call(message, "reruns") && message.reruns !== 0)
                    writer.uint32(/* id 27, wireType 0 =*/216).uint32(message.reruns);
                if (message.rerunsUntilMs != null && $Object.hasOwnProperty.call(message, "rerunsUntilMs") && (typeof message.rerunsUntilMs === "object" ? message.rerunsUntilMs.low || message.rerunsUntilMs.high : message.rerunsUntilMs !== 0))
                    writer.uint32(/* id 28, wireType 0 =*/224).uint64(message.rerunsUntilMs);
                if (message.rerunnable != null && $Object.hasOwnProperty.call(message, "rerunnable") && message.rerunnable !== false)
                    writer.uint32(/* id 29, wireType 0 =*/232).bool(message.rerunnable);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JobSpec message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JobSpec
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JobSpec & reeve.v1.JobSpec.$Shape} JobSpec
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JobSpec.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JobSpec();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.format = value;
                            else
                                delete message.format;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.specId = value;
                            else
                                delete message.specId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.issuedAtMs = value;
                            else
                                delete message.issuedAtMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.notBeforeMs = value;
                            else
                                delete message.notBeforeMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.notAfterMs = value;
                            else
                                delete message.notAfterMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.audience && message.audience.length))
                                message.audience = [];
                            message.audience.push(reader.stringVerify());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.runAsUser = value;
                            else
                                delete message.runAsUser;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.submitter = value;
                            else
                                delete message.submitter;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.method = value;
                            else
                                delete message.method;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.bodyBlob = $root.reeve.v1.Blob.decode(reader, reader.size(), $undefined, _depth + 1, message.bodyBlob);
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.args && message.args.length))
                                message.args = [];
                            message.args.push(reader.bytes());
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.shell = value;
                            else
                                delete message.shell;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.login = value;
                            else
                                delete message.login;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cwd = value;
                            else
                                delete message.cwd;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            if (!(message.environment && message.environment.length))
                                message.environment = [];
                            message.environment.push($root.reeve.v1.Variable.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            message.umask = reader.uint32();
                            message._umask = "umask";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.stdinBlob = $root.reeve.v1.Blob.decode(reader, reader.size(), $undefined, _depth + 1, message.stdinBlob);
                            continue;
                        }
                    case 22: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeLimitMs = value;
                            else
                                delete message.timeLimitMs;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.graceMs = value;
                            else
                                delete message.graceMs;
                            continue;
                        }
                    case 24: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.leftovers = value;
                            else
                                delete message.leftovers;
                            continue;
                        }
                    case 25: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.logLimitBytes = value;
                            else
                                delete message.logLimitBytes;
                            continue;
                        }
                    case 26: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.merge = value;
                            else
                                delete message.merge;
                            continue;
                        }
                    case 27: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reruns = value;
                            else
                                delete message.reruns;
                            continue;
                        }
                    case 28: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.rerunsUntilMs = value;
                            else
                                delete message.rerunsUntilMs;
                            continue;
                        }
                    case 29: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.rerunnable = value;
                            else
                                delete message.rerunnable;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JobSpec
             * @function getTypeUrl
             * @memberof reeve.v1.JobSpec
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JobSpec.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JobSpec";
            };

            return JobSpec;
        })();

        v1.SealedPassword = (function() {

            /**
             * Properties of a SealedPassword.
             * @typedef {Object} reeve.v1.SealedPassword.$Properties
             * @property {string} [agent] SealedPassword agent
             * @property {string} [keyId] SealedPassword keyId
             * @property {Uint8Array} [sealed] SealedPassword sealed
             * @property {number} [expiresMs] SealedPassword expiresMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SealedPassword.
             * @memberof reeve.v1
             * @interface ISealedPassword
             * @augments reeve.v1.SealedPassword.$Properties
             * @deprecated Use reeve.v1.SealedPassword.$Properties instead.
             */

            /**
             * Shape of a SealedPassword.
             * @typedef {reeve.v1.SealedPassword.$Properties} reeve.v1.SealedPassword.$Shape
             */

            /**
             * Constructs a new SealedPassword.
             * @memberof reeve.v1
             * @classdesc Represents a SealedPassword.
             * @constructor
             * @param {reeve.v1.SealedPassword.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SealedPassword = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SealedPassword agent.
             * @member {string} agent
             * @memberof reeve.v1.SealedPassword
             * @instance
             */
            SealedPassword.prototype.agent = "";

            /**
             * SealedPassword keyId.
             * @member {string} keyId
             * @memberof reeve.v1.SealedPassword
             * @instance
             */
            SealedPassword.prototype.keyId = "";

            /**
             * SealedPassword sealed.
             * @member {Uint8Array} sealed
             * @memberof reeve.v1.SealedPassword
             * @instance
             */
            SealedPassword.prototype.sealed = $util.newBuffer([]);

            /**
             * SealedPassword expiresMs.
             * @member {number} expiresMs
             * @memberof reeve.v1.SealedPassword
             * @instance
             */
            SealedPassword.prototype.expiresMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified SealedPassword message. Does not implicitly {@link reeve.v1.SealedPassword.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SealedPassword
             * @static
             * @param {reeve.v1.SealedPassword.$Properties} message SealedPassword message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SealedPassword.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agent);
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId") && message.keyId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.keyId);
                if (message.sealed != null && $Object.hasOwnProperty.call(message, "sealed") && message.sealed.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sealed);
                if (message.expiresMs != null && $Object.hasOwnProperty.call(message, "expiresMs") && (typeof message.expiresMs === "object" ? message.expiresMs.low || message.expiresMs.high : message.expiresMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.expiresMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SealedPassword message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SealedPassword
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SealedPassword & reeve.v1.SealedPassword.$Shape} SealedPassword
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SealedPassword.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SealedPassword();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.keyId = value;
                            else
                                delete message.keyId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sealed = value;
                            else
                                delete message.sealed;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresMs = value;
                            else
                                delete message.expiresMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SealedPassword
             * @function getTypeUrl
             * @memberof reeve.v1.SealedPassword
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SealedPassword.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SealedPassword";
            };

            return SealedPassword;
        })();

        v1.SealedPasswords = (function() {

            /**
             * Properties of a SealedPasswords.
             * @typedef {Object} reeve.v1.SealedPasswords.$Properties
             * @property {Array.<reeve.v1.SealedPassword.$Properties>} [passwords] SealedPasswords passwords
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SealedPasswords.
             * @memberof reeve.v1
             * @interface ISealedPasswords
             * @augments reeve.v1.SealedPasswords.$Properties
             * @deprecated Use reeve.v1.SealedPasswords.$Properties instead.
             */

            /**
             * Shape of a SealedPasswords.
             * @typedef {reeve.v1.SealedPasswords.$Properties} reeve.v1.SealedPasswords.$Shape
             */

            /**
             * Constructs a new SealedPasswords.
             * @memberof reeve.v1
             * @classdesc Represents a SealedPasswords.
             * @constructor
             * @param {reeve.v1.SealedPasswords.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SealedPasswords = function (properties) {
                this.passwords = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SealedPasswords passwords.
             * @member {Array.<reeve.v1.SealedPassword>} passwords
             * @memberof reeve.v1.SealedPasswords
             * @instance
             */
            SealedPasswords.prototype.passwords = $util.emptyArray;

            /**
             * Encodes the specified SealedPasswords message. Does not implicitly {@link reeve.v1.SealedPasswords.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SealedPasswords
             * @static
             * @param {reeve.v1.SealedPasswords.$Properties} message SealedPasswords message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SealedPasswords.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.passwords != null && message.passwords.length)
                    for (let i = 0; i < message.passwords.length; ++i)
                        $root.reeve.v1.SealedPassword.encode(message.passwords[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SealedPasswords message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SealedPasswords
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SealedPasswords & reeve.v1.SealedPasswords.$Shape} SealedPasswords
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SealedPasswords.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SealedPasswords();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.passwords && message.passwords.length))
                                message.passwords = [];
                            message.passwords.push($root.reeve.v1.SealedPassword.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SealedPasswords
             * @function getTypeUrl
             * @memberof reeve.v1.SealedPasswords
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SealedPasswords.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SealedPasswords";
            };

            return SealedPasswords;
        })();

        v1.AttemptKey = (function() {

            /**
             * Properties of an AttemptKey.
             * @typedef {Object} reeve.v1.AttemptKey.$Properties
             * @property {Uint8Array} [ledger] AttemptKey ledger
             * @property {number} [run] AttemptKey run
             * @property {number} [attempt] AttemptKey attempt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttemptKey.
             * @memberof reeve.v1
             * @interface IAttemptKey
             * @augments reeve.v1.AttemptKey.$Properties
             * @deprecated Use reeve.v1.AttemptKey.$Properties instead.
             */

            /**
             * Shape of an AttemptKey.
             * @typedef {reeve.v1.AttemptKey.$Properties} reeve.v1.AttemptKey.$Shape
             */

            /**
             * Constructs a new AttemptKey.
             * @memberof reeve.v1
             * @classdesc Represents an AttemptKey.
             * @constructor
             * @param {reeve.v1.AttemptKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttemptKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttemptKey ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.AttemptKey
             * @instance
             */
            AttemptKey.prototype.ledger = $util.newBuffer([]);

            /**
             * AttemptKey run.
             * @member {number} run
             * @memberof reeve.v1.AttemptKey
             * @instance
             */
            AttemptKey.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttemptKey attempt.
             * @member {number} attempt
             * @memberof reeve.v1.AttemptKey
             * @instance
             */
            AttemptKey.prototype.attempt = 0;

            /**
             * Encodes the specified AttemptKey message. Does not implicitly {@link reeve.v1.AttemptKey.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AttemptKey
             * @static
             * @param {reeve.v1.AttemptKey.$Properties} message AttemptKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttemptKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ledger);
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.run);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.attempt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttemptKey message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AttemptKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AttemptKey & reeve.v1.AttemptKey.$Shape} AttemptKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttemptKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AttemptKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AttemptKey
             * @function getTypeUrl
             * @memberof reeve.v1.AttemptKey
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AttemptKey.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AttemptKey";
            };

            return AttemptKey;
        })();

        v1.Exit = (function() {

            /**
             * Properties of an Exit.
             * @typedef {Object} reeve.v1.Exit.$Properties
             * @property {string} [kind] Exit kind
             * @property {number} [status] Exit status
             * @property {number} [signal] Exit signal
             * @property {string} [reason] Exit reason
             * @property {string} [detail] Exit detail
             * @property {boolean} [coreDumped] Exit coreDumped
             * @property {number} [utimeUs] Exit utimeUs
             * @property {number} [stimeUs] Exit stimeUs
             * @property {number} [maxrssKb] Exit maxrssKb
             * @property {number} [startedAtMs] Exit startedAtMs
             * @property {number} [endedAtMs] Exit endedAtMs
             * @property {number} [processesEnded] Exit processesEnded
             * @property {number} [processesLeft] Exit processesLeft
             * @property {Array.<number>} [leftPids] Exit leftPids
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Exit.
             * @memberof reeve.v1
             * @interface IExit
             * @augments reeve.v1.Exit.$Properties
             * @deprecated Use reeve.v1.Exit.$Properties instead.
             */

            /**
             * Shape of an Exit.
             * @typedef {reeve.v1.Exit.$Properties} reeve.v1.Exit.$Shape
             */

            /**
             * Constructs a new Exit.
             * @memberof reeve.v1
             * @classdesc Represents an Exit.
             * @constructor
             * @param {reeve.v1.Exit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Exit = function (properties) {
                this.leftPids = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Exit kind.
             * @member {string} kind
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.kind = "";

            /**
             * Exit status.
             * @member {number} status
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.status = 0;

            /**
             * Exit signal.
             * @member {number} signal
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.signal = 0;

            /**
             * Exit reason.
             * @member {string} reason
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.reason = "";

            /**
             * Exit detail.
             * @member {string} detail
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.detail = "";

            /**
             * Exit coreDumped.
             * @member {boolean} coreDumped
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.coreDumped = false;

            /**
             * Exit utimeUs.
             * @member {number} utimeUs
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.utimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Exit stimeUs.
             * @member {number} stimeUs
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.stimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Exit maxrssKb.
             * @member {number} maxrssKb
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.maxrssKb = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Exit startedAtMs.
             * @member {number} startedAtMs
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.startedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Exit endedAtMs.
             * @member {number} endedAtMs
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.endedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Exit processesEnded.
             * @member {number} processesEnded
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.processesEnded = 0;

            /**
             * Exit processesLeft.
             * @member {number} processesLeft
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.processesLeft = 0;

            /**
             * Exit leftPids.
             * @member {Array.<number>} leftPids
             * @memberof reeve.v1.Exit
             * @instance
             */
            Exit.prototype.leftPids = $util.emptyArray;

            /**
             * Encodes the specified Exit message. Does not implicitly {@link reeve.v1.Exit.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Exit
             * @static
             * @param {reeve.v1.Exit.$Properties} message Exit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Exit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.status);
                if (message.signal != null && $Object.hasOwnProperty.call(message, "signal") && message.signal !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.signal);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.detail);
                if (message.coreDumped != null && $Object.hasOwnProperty.call(message, "coreDumped") && message.coreDumped !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.coreDumped);
                if (message.utimeUs != null && $Object.hasOwnProperty.call(message, "utimeUs") && (typeof message.utimeUs === "object" ? message.utimeUs.low || message.utimeUs.high : message.utimeUs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.utimeUs);
                if (message.stimeUs != null && $Object.hasOwnProperty.call(message, "stimeUs") && (typeof message.stimeUs === "object" ? message.stimeUs.low || message.stimeUs.high : message.stimeUs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.stimeUs);
                if (message.maxrssKb != null && $Object.hasOwnProperty.call(message, "maxrssKb") && (typeof message.maxrssKb === "object" ? message.maxrssKb.low || message.maxrssKb.high : message.maxrssKb !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.maxrssKb);
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && (typeof message.startedAtMs === "object" ? message.startedAtMs.low || message.startedAtMs.high : message.startedAtMs !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.startedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && (typeof message.endedAtMs === "object" ? message.endedAtMs.low || message.endedAtMs.high : message.endedAtMs !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.endedAtMs);
                if (message.processesEnded != null && $Object.hasOwnProperty.call(message, "processesEnded") && message.processesEnded !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.processesEnded);
                if (message.processesLeft != null && $Object.hasOwnProperty.call(message, "processesLeft") && message.processesLeft !== 0)
                    writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.processesLeft);
                if (message.leftPids != null && message.leftPids.length)
                    writer.uint32(/* id 14, wireType 2 =*/114).uint32s(message.leftPids);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Exit message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Exit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Exit & reeve.v1.Exit.$Shape} Exit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Exit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Exit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.signal = value;
                            else
                                delete message.signal;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.coreDumped = value;
                            else
                                delete message.coreDumped;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.utimeUs = value;
                            else
                                delete message.utimeUs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.stimeUs = value;
                            else
                                delete message.stimeUs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxrssKb = value;
                            else
                                delete message.maxrssKb;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startedAtMs = value;
                            else
                                delete message.startedAtMs;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.processesEnded = value;
                            else
                                delete message.processesEnded;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.processesLeft = value;
                            else
                                delete message.processesLeft;
                            continue;
                        }
                    case 14: {
                            if (wireType === 2) {
                                if (!(message.leftPids && message.leftPids.length))
                                    message.leftPids = [];
                                reader.uint32s(message.leftPids);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.leftPids && message.leftPids.length))
                                message.leftPids = [];
                            message.leftPids.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Exit
             * @function getTypeUrl
             * @memberof reeve.v1.Exit
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Exit.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Exit";
            };

            return Exit;
        })();

        v1.LogTotals = (function() {

            /**
             * Properties of a LogTotals.
             * @typedef {Object} reeve.v1.LogTotals.$Properties
             * @property {number} [frameBytes] LogTotals frameBytes
             * @property {Uint8Array} [frameSha256] LogTotals frameSha256
             * @property {number} [stdoutBytes] LogTotals stdoutBytes
             * @property {Uint8Array} [stdoutSha256] LogTotals stdoutSha256
             * @property {number} [stderrBytes] LogTotals stderrBytes
             * @property {Uint8Array} [stderrSha256] LogTotals stderrSha256
             * @property {number} [stdoutCut] LogTotals stdoutCut
             * @property {number} [stderrCut] LogTotals stderrCut
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogTotals.
             * @memberof reeve.v1
             * @interface ILogTotals
             * @augments reeve.v1.LogTotals.$Properties
             * @deprecated Use reeve.v1.LogTotals.$Properties instead.
             */

            /**
             * Shape of a LogTotals.
             * @typedef {reeve.v1.LogTotals.$Properties} reeve.v1.LogTotals.$Shape
             */

            /**
             * Constructs a new LogTotals.
             * @memberof reeve.v1
             * @classdesc Represents a LogTotals.
             * @constructor
             * @param {reeve.v1.LogTotals.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogTotals = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogTotals frameBytes.
             * @member {number} frameBytes
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.frameBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogTotals frameSha256.
             * @member {Uint8Array} frameSha256
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.frameSha256 = $util.newBuffer([]);

            /**
             * LogTotals stdoutBytes.
             * @member {number} stdoutBytes
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.stdoutBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogTotals stdoutSha256.
             * @member {Uint8Array} stdoutSha256
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.stdoutSha256 = $util.newBuffer([]);

            /**
             * LogTotals stderrBytes.
             * @member {number} stderrBytes
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.stderrBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogTotals stderrSha256.
             * @member {Uint8Array} stderrSha256
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.stderrSha256 = $util.newBuffer([]);

            /**
             * LogTotals stdoutCut.
             * @member {number} stdoutCut
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.stdoutCut = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogTotals stderrCut.
             * @member {number} stderrCut
             * @memberof reeve.v1.LogTotals
             * @instance
             */
            LogTotals.prototype.stderrCut = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified LogTotals message. Does not implicitly {@link reeve.v1.LogTotals.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogTotals
             * @static
             * @param {reeve.v1.LogTotals.$Properties} message LogTotals message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogTotals.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frameBytes != null && $Object.hasOwnProperty.call(message, "frameBytes") && (typeof message.frameBytes === "object" ? message.frameBytes.low || message.frameBytes.high : message.frameBytes !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.frameBytes);
                if (message.frameSha256 != null && $Object.hasOwnProperty.call(message, "frameSha256") && message.frameSha256.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.frameSha256);
                if (message.stdoutBytes != null && $Object.hasOwnProperty.call(message, "stdoutBytes") && (typeof message.stdoutBytes === "object" ? message.stdoutBytes.low || message.stdoutBytes.high : message.stdoutBytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.stdoutBytes);
                if (message.stdoutSha256 != null && $Object.hasOwnProperty.call(message, "stdoutSha256") && message.stdoutSha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.stdoutSha256);
                if (message.stderrBytes != null && $Object.hasOwnProperty.call(message, "stderrBytes") && (typeof message.stderrBytes === "object" ? message.stderrBytes.low || message.stderrBytes.high : message.stderrBytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.stderrBytes);
                if (message.stderrSha256 != null && $Object.hasOwnProperty.call(message, "stderrSha256") && message.stderrSha256.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.stderrSha256);
                if (message.stdoutCut != null && $Object.hasOwnProperty.call(message, "stdoutCut") && (typeof message.stdoutCut === "object" ? message.stdoutCut.low || message.stdoutCut.high : message.stdoutCut !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.stdoutCut);
                if (message.stderrCut != null && $Object.hasOwnProperty.call(message, "stderrCut") && (typeof message.stderrCut === "object" ? message.stderrCut.low || message.stderrCut.high : message.stderrCut !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.stderrCut);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogTotals message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogTotals
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogTotals & reeve.v1.LogTotals.$Shape} LogTotals
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogTotals.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogTotals();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.frameBytes = value;
                            else
                                delete message.frameBytes;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.frameSha256 = value;
                            else
                                delete message.frameSha256;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.stdoutBytes = value;
                            else
                                delete message.stdoutBytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.stdoutSha256 = value;
                            else
                                delete message.stdoutSha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.stderrBytes = value;
                            else
                                delete message.stderrBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.stderrSha256 = value;
                            else
                                delete message.stderrSha256;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.stdoutCut = value;
                            else
                                delete message.stdoutCut;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.stderrCut = value;
                            else
                                delete message.stderrCut;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogTotals
             * @function getTypeUrl
             * @memberof reeve.v1.LogTotals
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogTotals.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogTotals";
            };

            return LogTotals;
        })();

        v1.Attempt = (function() {

            /**
             * Properties of an Attempt.
             * @typedef {Object} reeve.v1.Attempt.$Properties
             * @property {number} [attempt] Attempt attempt
             * @property {string} [state] Attempt state
             * @property {string} [agent] Attempt agent
             * @property {number} [orderedAtMs] Attempt orderedAtMs
             * @property {number} [startedAtMs] Attempt startedAtMs
             * @property {number} [endedAtMs] Attempt endedAtMs
             * @property {number} [pid] Attempt pid
             * @property {reeve.v1.Exit.$Properties} [exit] Attempt exit
             * @property {string} [reason] Attempt reason
             * @property {string} [detail] Attempt detail
             * @property {reeve.v1.LogTotals.$Properties} [log] Attempt log
             * @property {number} [logStoredBytes] Attempt logStoredBytes
             * @property {string} [logState] Attempt logState
             * @property {boolean} [stalled] Attempt stalled
             * @property {boolean} [unsupervised] Attempt unsupervised
             * @property {Array.<string>} [survivors] Attempt survivors
             * @property {Uint8Array} [ledger] Attempt ledger
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Attempt.
             * @memberof reeve.v1
             * @interface IAttempt
             * @augments reeve.v1.Attempt.$Properties
             * @deprecated Use reeve.v1.Attempt.$Properties instead.
             */

            /**
             * Shape of an Attempt.
             * @typedef {reeve.v1.Attempt.$Properties} reeve.v1.Attempt.$Shape
             */

            /**
             * Constructs a new Attempt.
             * @memberof reeve.v1
             * @classdesc Represents an Attempt.
             * @constructor
             * @param {reeve.v1.Attempt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Attempt = function (properties) {
                this.survivors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Attempt attempt.
             * @member {number} attempt
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.attempt = 0;

            /**
             * Attempt state.
             * @member {string} state
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.state = "";

            /**
             * Attempt agent.
             * @member {string} agent
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.agent = "";

            /**
             * Attempt orderedAtMs.
             * @member {number} orderedAtMs
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.orderedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Attempt startedAtMs.
             * @member {number} startedAtMs
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.startedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Attempt endedAtMs.
             * @member {number} endedAtMs
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.endedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Attempt pid.
             * @member {number} pid
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.pid = 0;

            /**
             * Attempt exit.
             * @member {reeve.v1.Exit} exit
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.exit = null;

            /**
             * Attempt reason.
             * @member {string} reason
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.reason = "";

            /**
             * Attempt detail.
             * @member {string} detail
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.detail = "";

            /**
             * Attempt log.
             * @member {reeve.v1.LogTotals} log
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.log = null;

            /**
             * Attempt logStoredBytes.
             * @member {number} logStoredBytes
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.logStoredBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Attempt logState.
             * @member {string} logState
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.logState = "";

            /**
             * Attempt stalled.
             * @member {boolean} stalled
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.stalled = false;

            /**
             * Attempt unsupervised.
             * @member {boolean} unsupervised
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.unsupervised = false;

            /**
             * Attempt survivors.
             * @member {Array.<string>} survivors
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.survivors = $util.emptyArray;

            /**
             * Attempt ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.Attempt
             * @instance
             */
            Attempt.prototype.ledger = $util.newBuffer([]);

            /**
             * Encodes the specified Attempt message. Does not implicitly {@link reeve.v1.Attempt.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Attempt
             * @static
             * @param {reeve.v1.Attempt.$Properties} message Attempt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Attempt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.attempt);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.state);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.agent);
                if (message.orderedAtMs != null && $Object.hasOwnProperty.call(message, "orderedAtMs") && (typeof message.orderedAtMs === "object" ? message.orderedAtMs.low || message.orderedAtMs.high : message.orderedAtMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.orderedAtMs);
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && (typeof message.startedAtMs === "object" ? message.startedAtMs.low || message.startedAtMs.high : message.startedAtMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.startedAtMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && (typeof message.endedAtMs === "object" ? message.endedAtMs.low || message.endedAtMs.high : message.endedAtMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.endedAtMs);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.pid);
                if (message.exit != null && $Object.hasOwnProperty.call(message, "exit"))
                    $root.reeve.v1.Exit.encode(message.exit, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.reason);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.detail);
                if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                    $root.reeve.v1.LogTotals.encode(message.log, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.logStoredBytes != null && $Object.hasOwnProperty.call(message, "logStoredBytes") && (typeof message.logStoredBytes === "object" ? message.logStoredBytes.low || message.logStoredBytes.high : message.logStoredBytes !== 0))
                    writer.uint32(/* id 12, wireType 0 =*/96).uint64(message.logStoredBytes);
                if (message.logState != null && $Object.hasOwnProperty.call(message, "logState") && message.logState !== "")
                    writer.uint32(/* id 13, wireType 2 =*/106).string(message.logState);
                if (message.stalled != null && $Object.hasOwnProperty.call(message, "stalled") && message.stalled !== false)
                    writer.uint32(/* id 14, wireType 0 =*/112).bool(message.stalled);
                if (message.unsupervised != null && $Object.hasOwnProperty.call(message, "unsupervised") && message.unsupervised !== false)
                    writer.uint32(/* id 15, wireType 0 =*/120).bool(message.unsupervised);
                if (message.survivors != null && message.survivors.length)
                    for (let i = 0; i < message.survivors.length; ++i)
                        writer.uint32(/* id 16, wireType 2 =*/130).string(message.survivors[i]);
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 17, wireType 2 =*/138).bytes(message.ledger);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Attempt message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Attempt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Attempt & reeve.v1.Attempt.$Shape} Attempt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Attempt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Attempt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.orderedAtMs = value;
                            else
                                delete message.orderedAtMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startedAtMs = value;
                            else
                                delete message.startedAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.exit = $root.reeve.v1.Exit.decode(reader, reader.size(), $undefined, _depth + 1, message.exit);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.log = $root.reeve.v1.LogTotals.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.logStoredBytes = value;
                            else
                                delete message.logStoredBytes;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logState = value;
                            else
                                delete message.logState;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stalled = value;
                            else
                                delete message.stalled;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unsupervised = value;
                            else
                                delete message.unsupervised;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.survivors && message.survivors.length))
                                message.survivors = [];
                            message.survivors.push(reader.stringVerify());
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Attempt
             * @function getTypeUrl
             * @memberof reeve.v1.Attempt
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Attempt.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Attempt";
            };

            return Attempt;
        })();

        v1.JournalEntry = (function() {

            /**
             * Properties of a JournalEntry.
             * @typedef {Object} reeve.v1.JournalEntry.$Properties
             * @property {number} [atMs] JournalEntry atMs
             * @property {number} [attempt] JournalEntry attempt
             * @property {string} [from] JournalEntry from
             * @property {string} [event] JournalEntry event
             * @property {string} [to] JournalEntry to
             * @property {string} [by] JournalEntry by
             * @property {string} [reason] JournalEntry reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JournalEntry.
             * @memberof reeve.v1
             * @interface IJournalEntry
             * @augments reeve.v1.JournalEntry.$Properties
             * @deprecated Use reeve.v1.JournalEntry.$Properties instead.
             */

            /**
             * Shape of a JournalEntry.
             * @typedef {reeve.v1.JournalEntry.$Properties} reeve.v1.JournalEntry.$Shape
             */

            /**
             * Constructs a new JournalEntry.
             * @memberof reeve.v1
             * @classdesc Represents a JournalEntry.
             * @constructor
             * @param {reeve.v1.JournalEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JournalEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JournalEntry atMs.
             * @member {number} atMs
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JournalEntry attempt.
             * @member {number} attempt
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.attempt = 0;

            /**
             * JournalEntry from.
             * @member {string} from
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.from = "";

            /**
             * JournalEntry event.
             * @member {string} event
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.event = "";

            /**
             * JournalEntry to.
             * @member {string} to
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.to = "";

            /**
             * JournalEntry by.
             * @member {string} by
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.by = "";

            /**
             * JournalEntry reason.
             * @member {string} reason
             * @memberof reeve.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.reason = "";

            /**
             * Encodes the specified JournalEntry message. Does not implicitly {@link reeve.v1.JournalEntry.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JournalEntry
             * @static
             * @param {reeve.v1.JournalEntry.$Properties} message JournalEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JournalEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && (typeof message.atMs === "object" ? message.atMs.low || message.atMs.high : message.atMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.atMs);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.from);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.event);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.to);
                if (message.by != null && $Object.hasOwnProperty.call(message, "by") && message.by !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.by);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JournalEntry message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JournalEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JournalEntry & reeve.v1.JournalEntry.$Shape} JournalEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JournalEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JournalEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.atMs = value;
                            else
                                delete message.atMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.by = value;
                            else
                                delete message.by;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JournalEntry
             * @function getTypeUrl
             * @memberof reeve.v1.JournalEntry
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JournalEntry.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JournalEntry";
            };

            return JournalEntry;
        })();

        v1.StatusRange = (function() {

            /**
             * Properties of a StatusRange.
             * @typedef {Object} reeve.v1.StatusRange.$Properties
             * @property {number} [first] StatusRange first
             * @property {number} [last] StatusRange last
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatusRange.
             * @memberof reeve.v1
             * @interface IStatusRange
             * @augments reeve.v1.StatusRange.$Properties
             * @deprecated Use reeve.v1.StatusRange.$Properties instead.
             */

            /**
             * Shape of a StatusRange.
             * @typedef {reeve.v1.StatusRange.$Properties} reeve.v1.StatusRange.$Shape
             */

            /**
             * Constructs a new StatusRange.
             * @memberof reeve.v1
             * @classdesc Represents a StatusRange.
             * @constructor
             * @param {reeve.v1.StatusRange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatusRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatusRange first.
             * @member {number} first
             * @memberof reeve.v1.StatusRange
             * @instance
             */
            StatusRange.prototype.first = 0;

            /**
             * StatusRange last.
             * @member {number} last
             * @memberof reeve.v1.StatusRange
             * @instance
             */
            StatusRange.prototype.last = 0;

            /**
             * Encodes the specified StatusRange message. Does not implicitly {@link reeve.v1.StatusRange.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.StatusRange
             * @static
             * @param {reeve.v1.StatusRange.$Properties} message StatusRange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatusRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && message.first !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.first);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.last);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatusRange message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.StatusRange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.StatusRange & reeve.v1.StatusRange.$Shape} StatusRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatusRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.StatusRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for StatusRange
             * @function getTypeUrl
             * @memberof reeve.v1.StatusRange
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StatusRange.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.StatusRange";
            };

            return StatusRange;
        })();

        v1.Run = (function() {

            /**
             * Properties of a Run.
             * @typedef {Object} reeve.v1.Run.$Properties
             * @property {number} [run] Run run
             * @property {string} [state] Run state
             * @property {string} [job] Run job
             * @property {string} [agent] Run agent
             * @property {string} [queue] Run queue
             * @property {number} [priority] Run priority
             * @property {string} [by] Run by
             * @property {string} [requestedUser] Run requestedUser
             * @property {string} [method] Run method
             * @property {number} [submittedAtMs] Run submittedAtMs
             * @property {number} [startAtMs] Run startAtMs
             * @property {number} [startByMs] Run startByMs
             * @property {number} [endedAtMs] Run endedAtMs
             * @property {number} [attempt] Run attempt
             * @property {string} [reason] Run reason
             * @property {string} [why] Run why
             * @property {number} [restartOf] Run restartOf
             * @property {Uint8Array} [specSha256] Run specSha256
             * @property {number} [retriesMax] Run retriesMax
             * @property {number} [retries] Run retries
             * @property {number} [retryDelayMs] Run retryDelayMs
             * @property {number} [retryDelayMaxMs] Run retryDelayMaxMs
             * @property {Array.<reeve.v1.StatusRange.$Properties>} [retryOn] Run retryOn
             * @property {string} [proof] Run proof
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Run.
             * @memberof reeve.v1
             * @interface IRun
             * @augments reeve.v1.Run.$Properties
             * @deprecated Use reeve.v1.Run.$Properties instead.
             */

            /**
             * Shape of a Run.
             * @typedef {reeve.v1.Run.$Properties} reeve.v1.Run.$Shape
             */

            /**
             * Constructs a new Run.
             * @memberof reeve.v1
             * @classdesc Represents a Run.
             * @constructor
             * @param {reeve.v1.Run.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Run = function (properties) {
                this.retryOn = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Run run.
             * @member {number} run
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run state.
             * @member {string} state
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.state = "";

            /**
             * Run job.
             * @member {string} job
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.job = "";

            /**
             * Run agent.
             * @member {string} agent
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.agent = "";

            /**
             * Run queue.
             * @member {string} queue
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.queue = "";

            /**
             * Run priority.
             * @member {number} priority
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.priority = 0;

            /**
             * Run by.
             * @member {string} by
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.by = "";

            /**
             * Run requestedUser.
             * @member {string} requestedUser
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.requestedUser = "";

            /**
             * Run method.
             * @member {string} method
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.method = "";

            /**
             * Run submittedAtMs.
             * @member {number} submittedAtMs
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.submittedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run startAtMs.
             * @member {number} startAtMs
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.startAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run startByMs.
             * @member {number} startByMs
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.startByMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run endedAtMs.
             * @member {number} endedAtMs
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.endedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run attempt.
             * @member {number} attempt
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.attempt = 0;

            /**
             * Run reason.
             * @member {string} reason
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.reason = "";

            /**
             * Run why.
             * @member {string} why
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.why = "";

            /**
             * Run restartOf.
             * @member {number} restartOf
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.restartOf = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run specSha256.
             * @member {Uint8Array} specSha256
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.specSha256 = $util.newBuffer([]);

            /**
             * Run retriesMax.
             * @member {number} retriesMax
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.retriesMax = 0;

            /**
             * Run retries.
             * @member {number} retries
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.retries = 0;

            /**
             * Run retryDelayMs.
             * @member {number} retryDelayMs
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.retryDelayMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run retryDelayMaxMs.
             * @member {number} retryDelayMaxMs
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.retryDelayMaxMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Run retryOn.
             * @member {Array.<reeve.v1.StatusRange>} retryOn
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.retryOn = $util.emptyArray;

            /**
             * Run proof.
             * @member {string} proof
             * @memberof reeve.v1.Run
             * @instance
             */
            Run.prototype.proof = "";

            /**
             * Encodes the specified Run message. Does not implicitly {@link reeve.v1.Run.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Run
             * @static
             * @param {reeve.v1.Run.$Properties} message Run message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Run.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.state);
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.job);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.agent);
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.queue);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.priority);
                if (message.by != null && $Object.hasOwnProperty.call(message, "by") && message.by !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.by);
                if (message.requestedUser != null && $Object.hasOwnProperty.call(message, "requestedUser") && message.requestedUser !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.requestedUser);
                if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.method);
                if (message.submittedAtMs != null && $Object.hasOwnProperty.call(message, "submittedAtMs") && (typeof message.submittedAtMs === "object" ? message.submittedAtMs.low || message.submittedAtMs.high : message.submittedAtMs !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.submittedAtMs);
                if (message.startAtMs != null && $Object.hasOwnProperty.call(message, "startAtMs") && (typeof message.startAtMs === "object" ? message.startAtMs.low || message.startAtMs.high : message.startAtMs !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.startAtMs);
                if (message.startByMs != null && $Object.hasOwnProperty.call(message, "startByMs") && (typeof message.startByMs === "object" ? message.startByMs.low || message.startByMs.high : message.startByMs !== 0))
                    writer.uint32(/* id 12, wireType 0 =*/96).uint64(message.startByMs);
                if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && (typeof message.endedAtMs === "object" ? message.endedAtMs.low || message.endedAtMs.high : message.endedAtMs !== 0))
                    writer.uint32(/* id 13, wireType 0 =*/104).uint64(message.endedAtMs);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 14, wireType 0 =*/112).uint32(message.attempt);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 15, wireType 2 =*/122).string(message.reason);
                if (message.why != null && $Object.hasOwnProperty.call(message, "why") && message.why !== "")
                    writer.uint32(/* id 16, wireType 2 =*/130).string(message.why);
                if (message.restartOf != null && $Object.hasOwnProperty.call(message, "restartOf") && (typeof message.restartOf === "object" ? message.restartOf.low || message.restartOf.high : message.restartOf !== 0))
                    writer.uint32(/* id 17, wireType 0 =*/136).uint64(message.restartOf);
                if (message.specSha256 != null && $Object.hasOwnProperty.call(message, "specSha256") && message.specSha256.length)
                    writer.uint32(/* id 18, wireType 2 =*/146).bytes(message.specSha256);
                if (message.retriesMax != null && $Object.hasOwnProperty.call(message, "retriesMax") && message.retriesMax !== 0)
                    writer.uint32(/* id 19, wireType 0 =*/152).uint32(message.retriesMax);
                if (message.retries != null && $Object.hasOwnProperty.call(message, "retries") && message.retries !== 0)
                    writer.uint32(/* id 20, wireType 0 =*/160).uint32(message.retries);
                if (message.retryDelayMs != null && $Object.hasOwnProperty.call(message, "retryDelayMs") && (typeof message.retryDelayMs === "object" ? message.retryDelayMs.low || message.retryDelayMs.high : message.retryDelayMs !== 0))
                    writer.uint32(/* id 21, wireType 0 =*/168).uint64(message.retryDelayMs);
                if (message.retryDelayMaxMs != null && $Object.hasOwnProperty.call(message, "retryDelayMaxMs") && (typeof message.retryDelayMaxMs === "object" ? message.retryDelayMaxMs.low || message.retryDelayMaxMs.high : message.retryDelayMaxMs !== 0))
                    writer.uint32(/* id 22, wireType 0 =*/176).uint64(message.retryDelayMaxMs);
                if (message.retryOn != null && message.retryOn.length)
                    for (let i = 0; i < message.retryOn.length; ++i)
                        $root.reeve.v1.StatusRange.encode(message.retryOn[i], writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof !== "")
                    writer.uint32(/* id 24, wireType 2 =*/194).string(message.proof);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Run message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Run
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Run & reeve.v1.Run.$Shape} Run
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Run.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Run();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.by = value;
                            else
                                delete message.by;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.requestedUser = value;
                            else
                                delete message.requestedUser;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.method = value;
                            else
                                delete message.method;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.submittedAtMs = value;
                            else
                                delete message.submittedAtMs;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startAtMs = value;
                            else
                                delete message.startAtMs;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startByMs = value;
                            else
                                delete message.startByMs;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endedAtMs = value;
                            else
                                delete message.endedAtMs;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.why = value;
                            else
                                delete message.why;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.restartOf = value;
                            else
                                delete message.restartOf;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.specSha256 = value;
                            else
                                delete message.specSha256;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retriesMax = value;
                            else
                                delete message.retriesMax;
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retries = value;
                            else
                                delete message.retries;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.retryDelayMs = value;
                            else
                                delete message.retryDelayMs;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.retryDelayMaxMs = value;
                            else
                                delete message.retryDelayMaxMs;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            if (!(message.retryOn && message.retryOn.length))
                                message.retryOn = [];
                            message.retryOn.push($root.reeve.v1.StatusRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Run
             * @function getTypeUrl
             * @memberof reeve.v1.Run
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Run.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Run";
            };

            return Run;
        })();

        v1.RunDetail = (function() {

            /**
             * Properties of a RunDetail.
             * @typedef {Object} reeve.v1.RunDetail.$Properties
             * @property {reeve.v1.Run.$Properties} [run] RunDetail run
             * @property {Array.<reeve.v1.Attempt.$Properties>} [attempts] RunDetail attempts
             * @property {Array.<reeve.v1.JournalEntry.$Properties>} [journal] RunDetail journal
             * @property {Uint8Array} [spec] RunDetail spec
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunDetail.
             * @memberof reeve.v1
             * @interface IRunDetail
             * @augments reeve.v1.RunDetail.$Properties
             * @deprecated Use reeve.v1.RunDetail.$Properties instead.
             */

            /**
             * Shape of a RunDetail.
             * @typedef {reeve.v1.RunDetail.$Properties} reeve.v1.RunDetail.$Shape
             */

            /**
             * Constructs a new RunDetail.
             * @memberof reeve.v1
             * @classdesc Represents a RunDetail.
             * @constructor
             * @param {reeve.v1.RunDetail.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunDetail = function (properties) {
                this.attempts = [];
                this.journal = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunDetail run.
             * @member {reeve.v1.Run} run
             * @memberof reeve.v1.RunDetail
             * @instance
             */
            RunDetail.prototype.run = null;

            /**
             * RunDetail attempts.
             * @member {Array.<reeve.v1.Attempt>} attempts
             * @memberof reeve.v1.RunDetail
             * @instance
             */
            RunDetail.prototype.attempts = $util.emptyArray;

            /**
             * RunDetail journal.
             * @member {Array.<reeve.v1.JournalEntry>} journal
             * @memberof reeve.v1.RunDetail
             * @instance
             */
            RunDetail.prototype.journal = $util.emptyArray;

            /**
             * RunDetail spec.
             * @member {Uint8Array} spec
             * @memberof reeve.v1.RunDetail
             * @instance
             */
            RunDetail.prototype.spec = $util.newBuffer([]);

            /**
             * Encodes the specified RunDetail message. Does not implicitly {@link reeve.v1.RunDetail.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RunDetail
             * @static
             * @param {reeve.v1.RunDetail.$Properties} message RunDetail message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunDetail.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run"))
                    $root.reeve.v1.Run.encode(message.run, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.attempts != null && message.attempts.length)
                    for (let i = 0; i < message.attempts.length; ++i)
                        $root.reeve.v1.Attempt.encode(message.attempts[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.journal != null && message.journal.length)
                    for (let i = 0; i < message.journal.length; ++i)
                        $root.reeve.v1.JournalEntry.encode(message.journal[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec") && message.spec.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.spec);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunDetail message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RunDetail
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RunDetail & reeve.v1.RunDetail.$Shape} RunDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunDetail.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RunDetail();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.run = $root.reeve.v1.Run.decode(reader, reader.size(), $undefined, _depth + 1, message.run);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attempts && message.attempts.length))
                                message.attempts = [];
                            message.attempts.push($root.reeve.v1.Attempt.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.journal && message.journal.length))
                                message.journal = [];
                            message.journal.push($root.reeve.v1.JournalEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spec = value;
                            else
                                delete message.spec;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RunDetail
             * @function getTypeUrl
             * @memberof reeve.v1.RunDetail
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RunDetail.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RunDetail";
            };

            return RunDetail;
        })();

        v1.SubmitHeader = (function() {

            /**
             * Properties of a SubmitHeader.
             * @typedef {Object} reeve.v1.SubmitHeader.$Properties
             * @property {Uint8Array} [spec] SubmitHeader spec
             * @property {string} [idempotencyKey] SubmitHeader idempotencyKey
             * @property {string} [queue] SubmitHeader queue
             * @property {number} [priority] SubmitHeader priority
             * @property {number} [startAtMs] SubmitHeader startAtMs
             * @property {number} [startByMs] SubmitHeader startByMs
             * @property {number} [retries] SubmitHeader retries
             * @property {number} [retryDelayMs] SubmitHeader retryDelayMs
             * @property {boolean} [hold] SubmitHeader hold
             * @property {number} [retryDelayMaxMs] SubmitHeader retryDelayMaxMs
             * @property {Array.<reeve.v1.StatusRange.$Properties>} [retryOn] SubmitHeader retryOn
             * @property {Uint8Array} [sshsig] SubmitHeader sshsig
             * @property {Array.<reeve.v1.SealedPassword.$Properties>} [passwords] SubmitHeader passwords
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SubmitHeader.
             * @memberof reeve.v1
             * @interface ISubmitHeader
             * @augments reeve.v1.SubmitHeader.$Properties
             * @deprecated Use reeve.v1.SubmitHeader.$Properties instead.
             */

            /**
             * Shape of a SubmitHeader.
             * @typedef {reeve.v1.SubmitHeader.$Properties} reeve.v1.SubmitHeader.$Shape
             */

            /**
             * Constructs a new SubmitHeader.
             * @memberof reeve.v1
             * @classdesc Represents a SubmitHeader.
             * @constructor
             * @param {reeve.v1.SubmitHeader.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SubmitHeader = function (properties) {
                this.retryOn = [];
                this.passwords = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SubmitHeader spec.
             * @member {Uint8Array} spec
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.spec = $util.newBuffer([]);

            /**
             * SubmitHeader idempotencyKey.
             * @member {string} idempotencyKey
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.idempotencyKey = "";

            /**
             * SubmitHeader queue.
             * @member {string} queue
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.queue = "";

            /**
             * SubmitHeader priority.
             * @member {number} priority
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.priority = 0;

            /**
             * SubmitHeader startAtMs.
             * @member {number} startAtMs
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.startAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SubmitHeader startByMs.
             * @member {number} startByMs
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.startByMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SubmitHeader retries.
             * @member {number} retries
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.retries = 0;

            /**
             * SubmitHeader retryDelayMs.
             * @member {number} retryDelayMs
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.retryDelayMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SubmitHeader hold.
             * @member {boolean} hold
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.hold = false;

            /**
             * SubmitHeader retryDelayMaxMs.
             * @member {number} retryDelayMaxMs
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.retryDelayMaxMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SubmitHeader retryOn.
             * @member {Array.<reeve.v1.StatusRange>} retryOn
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.retryOn = $util.emptyArray;

            /**
             * SubmitHeader sshsig.
             * @member {Uint8Array} sshsig
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.sshsig = $util.newBuffer([]);

            /**
             * SubmitHeader passwords.
             * @member {Array.<reeve.v1.SealedPassword>} passwords
             * @memberof reeve.v1.SubmitHeader
             * @instance
             */
            SubmitHeader.prototype.passwords = $util.emptyArray;

            /**
             * Encodes the specified SubmitHeader message. Does not implicitly {@link reeve.v1.SubmitHeader.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SubmitHeader
             * @static
             * @param {reeve.v1.SubmitHeader.$Properties} message SubmitHeader message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SubmitHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec") && message.spec.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.spec);
                if (message.idempotencyKey != null && $Object.hasOwnProperty.call(message, "idempotencyKey") && message.idempotencyKey !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.idempotencyKey);
                if (message.queue != null && $Object.hasOwnProperty.call(message, "queue") && message.queue !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.queue);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.priority);
                if (message.startAtMs != null && $Object.hasOwnProperty.call(message, "startAtMs") && (typeof message.startAtMs === "object" ? message.startAtMs.low || message.startAtMs.high : message.startAtMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.startAtMs);
                if (message.startByMs != null && $Object.hasOwnProperty.call(message, "startByMs") && (typeof message.startByMs === "object" ? message.startByMs.low || message.startByMs.high : message.startByMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.startByMs);
                if (message.retries != null && $Object.hasOwnProperty.call(message, "retries") && message.retries !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.retries);
                if (message.retryDelayMs != null && $Object.hasOwnProperty.call(message, "retryDelayMs") && (typeof message.retryDelayMs === "object" ? message.retryDelayMs.low || message.retryDelayMs.high : message.retryDelayMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.retryDelayMs);
                if (message.hold != null && $Object.hasOwnProperty.call(message, "hold") && message.hold !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.hold);
                if (message.retryDelayMaxMs != null && $Object.hasOwnProperty.call(message, "retryDelayMaxMs") && (typeof message.retryDelayMaxMs === "object" ? message.retryDelayMaxMs.low || message.retryDelayMaxMs.high : message.retryDelayMaxMs !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.retryDelayMaxMs);
                if (message.retryOn != null && message.retryOn.length)
                    for (let i = 0; i < message.retryOn.length; ++i)
                        $root.reeve.v1.StatusRange.encode(message.retryOn[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.sshsig != null && $Object.hasOwnProperty.call(message, "sshsig") && message.sshsig.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).bytes(message.sshsig);
                if (message.passwords != null && message.passwords.length)
                    for (let i = 0; i < message.passwords.length; ++i)
                        $root.reeve.v1.SealedPassword.encode(message.passwords[i], writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SubmitHeader message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SubmitHeader
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SubmitHeader & reeve.v1.SubmitHeader.$Shape} SubmitHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SubmitHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SubmitHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spec = value;
                            else
                                delete message.spec;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.idempotencyKey = value;
                            else
                                delete message.idempotencyKey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.queue = value;
                            else
                                delete message.queue;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startAtMs = value;
                            else
                                delete message.startAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startByMs = value;
                            else
                                delete message.startByMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retries = value;
                            else
                                delete message.retries;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.retryDelayMs = value;
                            else
                                delete message.retryDelayMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hold = value;
                            else
                                delete message.hold;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.retryDelayMaxMs = value;
                            else
                                delete message.retryDelayMaxMs;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.retryOn && message.retryOn.length))
                                message.retryOn = [];
                            message.retryOn.push($root.reeve.v1.StatusRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sshsig = value;
                            else
                                delete message.sshsig;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.passwords && message.passwords.length))
                                message.passwords = [];
                            message.passwords.push($root.reeve.v1.SealedPassword.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SubmitHeader
             * @function getTypeUrl
             * @memberof reeve.v1.SubmitHeader
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SubmitHeader.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SubmitHeader";
            };

            return SubmitHeader;
        })();

        v1.BlobPart = (function() {

            /**
             * Properties of a BlobPart.
             * @typedef {Object} reeve.v1.BlobPart.$Properties
             * @property {Uint8Array} [sha256] BlobPart sha256
             * @property {number} [size] BlobPart size
             * @property {number} [offset] BlobPart offset
             * @property {Uint8Array} [bytes] BlobPart bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BlobPart.
             * @memberof reeve.v1
             * @interface IBlobPart
             * @augments reeve.v1.BlobPart.$Properties
             * @deprecated Use reeve.v1.BlobPart.$Properties instead.
             */

            /**
             * Shape of a BlobPart.
             * @typedef {reeve.v1.BlobPart.$Properties} reeve.v1.BlobPart.$Shape
             */

            /**
             * Constructs a new BlobPart.
             * @memberof reeve.v1
             * @classdesc Represents a BlobPart.
             * @constructor
             * @param {reeve.v1.BlobPart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BlobPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BlobPart sha256.
             * @member {Uint8Array} sha256
             * @memberof reeve.v1.BlobPart
             * @instance
             */
            BlobPart.prototype.sha256 = $util.newBuffer([]);

            /**
             * BlobPart size.
             * @member {number} size
             * @memberof reeve.v1.BlobPart
             * @instance
             */
            BlobPart.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BlobPart offset.
             * @member {number} offset
             * @memberof reeve.v1.BlobPart
             * @instance
             */
            BlobPart.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BlobPart bytes.
             * @member {Uint8Array} bytes
             * @memberof reeve.v1.BlobPart
             * @instance
             */
            BlobPart.prototype.bytes = $util.newBuffer([]);

            /**
             * Encodes the specified BlobPart message. Does not implicitly {@link reeve.v1.BlobPart.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.BlobPart
             * @static
             * @param {reeve.v1.BlobPart.$Properties} message BlobPart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BlobPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.sha256);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BlobPart message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.BlobPart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.BlobPart & reeve.v1.BlobPart.$Shape} BlobPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BlobPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.BlobPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for BlobPart
             * @function getTypeUrl
             * @memberof reeve.v1.BlobPart
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BlobPart.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.BlobPart";
            };

            return BlobPart;
        })();

        v1.HeaderPart = (function() {

            /**
             * Properties of a HeaderPart.
             * @typedef {Object} reeve.v1.HeaderPart.$Properties
             * @property {number} [size] HeaderPart size
             * @property {Uint8Array} [bytes] HeaderPart bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeaderPart.
             * @memberof reeve.v1
             * @interface IHeaderPart
             * @augments reeve.v1.HeaderPart.$Properties
             * @deprecated Use reeve.v1.HeaderPart.$Properties instead.
             */

            /**
             * Shape of a HeaderPart.
             * @typedef {reeve.v1.HeaderPart.$Properties} reeve.v1.HeaderPart.$Shape
             */

            /**
             * Constructs a new HeaderPart.
             * @memberof reeve.v1
             * @classdesc Represents a HeaderPart.
             * @constructor
             * @param {reeve.v1.HeaderPart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeaderPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HeaderPart size.
             * @member {number} size
             * @memberof reeve.v1.HeaderPart
             * @instance
             */
            HeaderPart.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * HeaderPart bytes.
             * @member {Uint8Array} bytes
             * @memberof reeve.v1.HeaderPart
             * @instance
             */
            HeaderPart.prototype.bytes = $util.newBuffer([]);

            /**
             * Encodes the specified HeaderPart message. Does not implicitly {@link reeve.v1.HeaderPart.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.HeaderPart
             * @static
             * @param {reeve.v1.HeaderPart.$Properties} message HeaderPart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HeaderPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.size);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeaderPart message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.HeaderPart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.HeaderPart & reeve.v1.HeaderPart.$Shape} HeaderPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HeaderPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.HeaderPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for HeaderPart
             * @function getTypeUrl
             * @memberof reeve.v1.HeaderPart
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HeaderPart.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.HeaderPart";
            };

            return HeaderPart;
        })();

        v1.SubmitPart = (function() {

            /**
             * Properties of a SubmitPart.
             * @typedef {Object} reeve.v1.SubmitPart.$Properties
             * @property {reeve.v1.SubmitHeader.$Properties} [header] SubmitPart header
             * @property {reeve.v1.BlobPart.$Properties} [blob] SubmitPart blob
             * @property {reeve.v1.HeaderPart.$Properties} [headerPart] SubmitPart headerPart
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SubmitPart.
             * @memberof reeve.v1
             * @interface ISubmitPart
             * @augments reeve.v1.SubmitPart.$Properties
             * @deprecated Use reeve.v1.SubmitPart.$Properties instead.
             */

            /**
             * Shape of a SubmitPart.
             * @typedef {reeve.v1.SubmitPart.$Properties} reeve.v1.SubmitPart.$Shape
             */

            /**
             * Constructs a new SubmitPart.
             * @memberof reeve.v1
             * @classdesc Represents a SubmitPart.
             * @constructor
             * @param {reeve.v1.SubmitPart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SubmitPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SubmitPart header.
             * @member {reeve.v1.SubmitHeader} header
             * @memberof reeve.v1.SubmitPart
             * @instance
             */
            SubmitPart.prototype.header = null;

            /**
             * SubmitPart blob.
             * @member {reeve.v1.BlobPart} blob
             * @memberof reeve.v1.SubmitPart
             * @instance
             */
            SubmitPart.prototype.blob = null;

            /**
             * SubmitPart headerPart.
             * @member {reeve.v1.HeaderPart} headerPart
             * @memberof reeve.v1.SubmitPart
             * @instance
             */
            SubmitPart.prototype.headerPart = null;

            /**
             * Encodes the specified SubmitPart message. Does not implicitly {@link reeve.v1.SubmitPart.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SubmitPart
             * @static
             * @param {reeve.v1.SubmitPart.$Properties} message SubmitPart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SubmitPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.reeve.v1.SubmitHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.blob != null && $Object.hasOwnProperty.call(message, "blob"))
                    $root.reeve.v1.BlobPart.encode(message.blob, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.headerPart != null && $Object.hasOwnProperty.call(message, "headerPart"))
                    $root.reeve.v1.HeaderPart.encode(message.headerPart, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SubmitPart message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SubmitPart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SubmitPart & reeve.v1.SubmitPart.$Shape} SubmitPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SubmitPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SubmitPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.reeve.v1.SubmitHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.blob = $root.reeve.v1.BlobPart.decode(reader, reader.size(), $undefined, _depth + 1, message.blob);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.headerPart = $root.reeve.v1.HeaderPart.decode(reader, reader.size(), $undefined, _depth + 1, message.headerPart);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SubmitPart
             * @function getTypeUrl
             * @memberof reeve.v1.SubmitPart
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SubmitPart.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SubmitPart";
            };

            return SubmitPart;
        })();

        v1.SubmitReply = (function() {

            /**
             * Properties of a SubmitReply.
             * @typedef {Object} reeve.v1.SubmitReply.$Properties
             * @property {Array.<number>} [runs] SubmitReply runs
             * @property {boolean} [repeatedKey] SubmitReply repeatedKey
             * @property {Array.<string>} [warnings] SubmitReply warnings
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SubmitReply.
             * @memberof reeve.v1
             * @interface ISubmitReply
             * @augments reeve.v1.SubmitReply.$Properties
             * @deprecated Use reeve.v1.SubmitReply.$Properties instead.
             */

            /**
             * Shape of a SubmitReply.
             * @typedef {reeve.v1.SubmitReply.$Properties} reeve.v1.SubmitReply.$Shape
             */

            /**
             * Constructs a new SubmitReply.
             * @memberof reeve.v1
             * @classdesc Represents a SubmitReply.
             * @constructor
             * @param {reeve.v1.SubmitReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SubmitReply = function (properties) {
                this.runs = [];
                this.warnings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SubmitReply runs.
             * @member {Array.<number>} runs
             * @memberof reeve.v1.SubmitReply
             * @instance
             */
            SubmitReply.prototype.runs = $util.emptyArray;

            /**
             * SubmitReply repeatedKey.
             * @member {boolean} repeatedKey
             * @memberof reeve.v1.SubmitReply
             * @instance
             */
            SubmitReply.prototype.repeatedKey = false;

            /**
             * SubmitReply warnings.
             * @member {Array.<string>} warnings
             * @memberof reeve.v1.SubmitReply
             * @instance
             */
            SubmitReply.prototype.warnings = $util.emptyArray;

            /**
             * Encodes the specified SubmitReply message. Does not implicitly {@link reeve.v1.SubmitReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SubmitReply
             * @static
             * @param {reeve.v1.SubmitReply.$Properties} message SubmitReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SubmitReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.runs != null && message.runs.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.runs);
                if (message.repeatedKey != null && $Object.hasOwnProperty.call(message, "repeatedKey") && message.repeatedKey !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.repeatedKey);
                if (message.warnings != null && message.warnings.length)
                    for (let i = 0; i < message.warnings.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.warnings[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SubmitReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SubmitReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SubmitReply & reeve.v1.SubmitReply.$Shape} SubmitReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SubmitReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SubmitReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.runs && message.runs.length))
                                    message.runs = [];
                                reader.uint64s(message.runs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.runs && message.runs.length))
                                message.runs = [];
                            message.runs.push(reader.uint64());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.repeatedKey = value;
                            else
                                delete message.repeatedKey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.warnings && message.warnings.length))
                                message.warnings = [];
                            message.warnings.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SubmitReply
             * @function getTypeUrl
             * @memberof reeve.v1.SubmitReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SubmitReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SubmitReply";
            };

            return SubmitReply;
        })();

        v1.GetRunRequest = (function() {

            /**
             * Properties of a GetRunRequest.
             * @typedef {Object} reeve.v1.GetRunRequest.$Properties
             * @property {number} [run] GetRunRequest run
             * @property {Uint8Array} [ledger] GetRunRequest ledger
             * @property {boolean} [envValues] GetRunRequest envValues
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetRunRequest.
             * @memberof reeve.v1
             * @interface IGetRunRequest
             * @augments reeve.v1.GetRunRequest.$Properties
             * @deprecated Use reeve.v1.GetRunRequest.$Properties instead.
             */

            /**
             * Shape of a GetRunRequest.
             * @typedef {reeve.v1.GetRunRequest.$Properties} reeve.v1.GetRunRequest.$Shape
             */

            /**
             * Constructs a new GetRunRequest.
             * @memberof reeve.v1
             * @classdesc Represents a GetRunRequest.
             * @constructor
             * @param {reeve.v1.GetRunRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetRunRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetRunRequest run.
             * @member {number} run
             * @memberof reeve.v1.GetRunRequest
             * @instance
             */
            GetRunRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetRunRequest ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.GetRunRequest
             * @instance
             */
            GetRunRequest.prototype.ledger = $util.newBuffer([]);

            /**
             * GetRunRequest envValues.
             * @member {boolean} envValues
             * @memberof reeve.v1.GetRunRequest
             * @instance
             */
            GetRunRequest.prototype.envValues = false;

            /**
             * Encodes the specified GetRunRequest message. Does not implicitly {@link reeve.v1.GetRunRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.GetRunRequest
             * @static
             * @param {reeve.v1.GetRunRequest.$Properties} message GetRunRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetRunRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.ledger);
                if (message.envValues != null && $Object.hasOwnProperty.call(message, "envValues") && message.envValues !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.envValues);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetRunRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.GetRunRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.GetRunRequest & reeve.v1.GetRunRequest.$Shape} GetRunRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetRunRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.GetRunRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.envValues = value;
                            else
                                delete message.envValues;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GetRunRequest
             * @function getTypeUrl
             * @memberof reeve.v1.GetRunRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetRunRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.GetRunRequest";
            };

            return GetRunRequest;
        })();

        v1.ListRunsRequest = (function() {

            /**
             * Properties of a ListRunsRequest.
             * @typedef {Object} reeve.v1.ListRunsRequest.$Properties
             * @property {number} [limit] ListRunsRequest limit
             * @property {number} [below] ListRunsRequest below
             * @property {Array.<string>} [states] ListRunsRequest states
             * @property {string} [agent] ListRunsRequest agent
             * @property {string} [job] ListRunsRequest job
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListRunsRequest.
             * @memberof reeve.v1
             * @interface IListRunsRequest
             * @augments reeve.v1.ListRunsRequest.$Properties
             * @deprecated Use reeve.v1.ListRunsRequest.$Properties instead.
             */

            /**
             * Shape of a ListRunsRequest.
             * @typedef {reeve.v1.ListRunsRequest.$Properties} reeve.v1.ListRunsRequest.$Shape
             */

            /**
             * Constructs a new ListRunsRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ListRunsRequest.
             * @constructor
             * @param {reeve.v1.ListRunsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListRunsRequest = function (properties) {
                this.states = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListRunsRequest limit.
             * @member {number} limit
             * @memberof reeve.v1.ListRunsRequest
             * @instance
             */
            ListRunsRequest.prototype.limit = 0;

            /**
             * ListRunsRequest below.
             * @member {number} below
             * @memberof reeve.v1.ListRunsRequest
             * @instance
             */
            ListRunsRequest.prototype.below = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ListRunsRequest states.
             * @member {Array.<string>} states
             * @memberof reeve.v1.ListRunsRequest
             * @instance
             */
            ListRunsRequest.prototype.states = $util.emptyArray;

            /**
             * ListRunsRequest agent.
             * @member {string} agent
             * @memberof reeve.v1.ListRunsRequest
             * @instance
             */
            ListRunsRequest.prototype.agent = "";

            /**
             * ListRunsRequest job.
             * @member {string} job
             * @memberof reeve.v1.ListRunsRequest
             * @instance
             */
            ListRunsRequest.prototype.job = "";

            /**
             * Encodes the specified ListRunsRequest message. Does not implicitly {@link reeve.v1.ListRunsRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListRunsRequest
             * @static
             * @param {reeve.v1.ListRunsRequest.$Properties} message ListRunsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListRunsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.limit);
                if (message.below != null && $Object.hasOwnProperty.call(message, "below") && (typeof message.below === "object" ? message.below.low || message.below.high : message.below !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.below);
                if (message.states != null && message.states.length)
                    for (let i = 0; i < message.states.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.states[i]);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.agent);
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.job);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListRunsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListRunsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListRunsRequest & reeve.v1.ListRunsRequest.$Shape} ListRunsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListRunsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListRunsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.below = value;
                            else
                                delete message.below;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.states && message.states.length))
                                message.states = [];
                            message.states.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListRunsRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ListRunsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListRunsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListRunsRequest";
            };

            return ListRunsRequest;
        })();

        v1.ListRunsReply = (function() {

            /**
             * Properties of a ListRunsReply.
             * @typedef {Object} reeve.v1.ListRunsReply.$Properties
             * @property {Array.<reeve.v1.Run.$Properties>} [runs] ListRunsReply runs
             * @property {boolean} [more] ListRunsReply more
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListRunsReply.
             * @memberof reeve.v1
             * @interface IListRunsReply
             * @augments reeve.v1.ListRunsReply.$Properties
             * @deprecated Use reeve.v1.ListRunsReply.$Properties instead.
             */

            /**
             * Shape of a ListRunsReply.
             * @typedef {reeve.v1.ListRunsReply.$Properties} reeve.v1.ListRunsReply.$Shape
             */

            /**
             * Constructs a new ListRunsReply.
             * @memberof reeve.v1
             * @classdesc Represents a ListRunsReply.
             * @constructor
             * @param {reeve.v1.ListRunsReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListRunsReply = function (properties) {
                this.runs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListRunsReply runs.
             * @member {Array.<reeve.v1.Run>} runs
             * @memberof reeve.v1.ListRunsReply
             * @instance
             */
            ListRunsReply.prototype.runs = $util.emptyArray;

            /**
             * ListRunsReply more.
             * @member {boolean} more
             * @memberof reeve.v1.ListRunsReply
             * @instance
             */
            ListRunsReply.prototype.more = false;

            /**
             * Encodes the specified ListRunsReply message. Does not implicitly {@link reeve.v1.ListRunsReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListRunsReply
             * @static
             * @param {reeve.v1.ListRunsReply.$Properties} message ListRunsReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListRunsReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.runs != null && message.runs.length)
                    for (let i = 0; i < message.runs.length; ++i)
                        $root.reeve.v1.Run.encode(message.runs[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListRunsReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListRunsReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListRunsReply & reeve.v1.ListRunsReply.$Shape} ListRunsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListRunsReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListRunsReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.runs && message.runs.length))
                                message.runs = [];
                            message.runs.push($root.reeve.v1.Run.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListRunsReply
             * @function getTypeUrl
             * @memberof reeve.v1.ListRunsReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListRunsReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListRunsReply";
            };

            return ListRunsReply;
        })();

        v1.ReadLogRequest = (function() {

            /**
             * Properties of a ReadLogRequest.
             * @typedef {Object} reeve.v1.ReadLogRequest.$Properties
             * @property {number} [run] ReadLogRequest run
             * @property {number} [attempt] ReadLogRequest attempt
             * @property {number} [offset] ReadLogRequest offset
             * @property {boolean} [follow] ReadLogRequest follow
             * @property {number|null} [tailLines] ReadLogRequest tailLines
             * @property {number|null} [sinceByte] ReadLogRequest sinceByte
             * @property {string} [stream] ReadLogRequest stream
             * @property {number} [tailBytes] ReadLogRequest tailBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadLogRequest.
             * @memberof reeve.v1
             * @interface IReadLogRequest
             * @augments reeve.v1.ReadLogRequest.$Properties
             * @deprecated Use reeve.v1.ReadLogRequest.$Properties instead.
             */

            /**
             * Shape of a ReadLogRequest.
             * @typedef {reeve.v1.ReadLogRequest.$Properties} reeve.v1.ReadLogRequest.$Shape
             */

            /**
             * Constructs a new ReadLogRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ReadLogRequest.
             * @constructor
             * @param {reeve.v1.ReadLogRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadLogRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadLogRequest run.
             * @member {number} run
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReadLogRequest attempt.
             * @member {number} attempt
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.attempt = 0;

            /**
             * ReadLogRequest offset.
             * @member {number} offset
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReadLogRequest follow.
             * @member {boolean} follow
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.follow = false;

            /**
             * ReadLogRequest tailLines.
             * @member {number|null} tailLines
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.tailLines = null;

            /**
             * ReadLogRequest sinceByte.
             * @member {number|null} sinceByte
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.sinceByte = null;

            /**
             * ReadLogRequest stream.
             * @member {string} stream
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.stream = "";

            /**
             * ReadLogRequest tailBytes.
             * @member {number} tailBytes
             * @memberof reeve.v1.ReadLogRequest
             * @instance
             */
            ReadLogRequest.prototype.tailBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ReadLogRequest.prototype, "_tailLines", {
                get: $util.oneOfGetter($oneOfFields = ["tailLines"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ReadLogRequest.prototype, "_sinceByte", {
                get: $util.oneOfGetter($oneOfFields = ["sinceByte"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ReadLogRequest message. Does not implicitly {@link reeve.v1.ReadLogRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ReadLogRequest
             * @static
             * @param {reeve.v1.ReadLogRequest.$Properties} message ReadLogRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadLogRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow") && message.follow !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.follow);
                if (message.tailLines != null && $Object.hasOwnProperty.call(message, "tailLines"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.tailLines);
                if (message.sinceByte != null && $Object.hasOwnProperty.call(message, "sinceByte"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.sinceByte);
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.stream);
                if (message.tailBytes != null && $Object.hasOwnProperty.call(message, "tailBytes") && (typeof message.tailBytes === "object" ? message.tailBytes.low || message.tailBytes.high : message.tailBytes !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.tailBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadLogRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ReadLogRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ReadLogRequest & reeve.v1.ReadLogRequest.$Shape} ReadLogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadLogRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ReadLogRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.follow = value;
                            else
                                delete message.follow;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.tailLines = reader.uint64();
                            message._tailLines = "tailLines";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.sinceByte = reader.uint64();
                            message._sinceByte = "sinceByte";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.stream = value;
                            else
                                delete message.stream;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.tailBytes = value;
                            else
                                delete message.tailBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReadLogRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ReadLogRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReadLogRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ReadLogRequest";
            };

            return ReadLogRequest;
        })();

        v1.LogPart = (function() {

            /**
             * Properties of a LogPart.
             * @typedef {Object} reeve.v1.LogPart.$Properties
             * @property {number} [offset] LogPart offset
             * @property {Uint8Array} [frames] LogPart frames
             * @property {reeve.v1.LogEnd.$Properties} [end] LogPart end
             * @property {reeve.v1.LogStart.$Properties} [start] LogPart start
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogPart.
             * @memberof reeve.v1
             * @interface ILogPart
             * @augments reeve.v1.LogPart.$Properties
             * @deprecated Use reeve.v1.LogPart.$Properties instead.
             */

            /**
             * Shape of a LogPart.
             * @typedef {reeve.v1.LogPart.$Properties} reeve.v1.LogPart.$Shape
             */

            /**
             * Constructs a new LogPart.
             * @memberof reeve.v1
             * @classdesc Represents a LogPart.
             * @constructor
             * @param {reeve.v1.LogPart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogPart offset.
             * @member {number} offset
             * @memberof reeve.v1.LogPart
             * @instance
             */
            LogPart.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogPart frames.
             * @member {Uint8Array} frames
             * @memberof reeve.v1.LogPart
             * @instance
             */
            LogPart.prototype.frames = $util.newBuffer([]);

            /**
             * LogPart end.
             * @member {reeve.v1.LogEnd} end
             * @memberof reeve.v1.LogPart
             * @instance
             */
            LogPart.prototype.end = null;

            /**
             * LogPart start.
             * @member {reeve.v1.LogStart} start
             * @memberof reeve.v1.LogPart
             * @instance
             */
            LogPart.prototype.start = null;

            /**
             * Encodes the specified LogPart message. Does not implicitly {@link reeve.v1.LogPart.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogPart
             * @static
             * @param {reeve.v1.LogPart.$Properties} message LogPart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
                if (message.frames != null && $Object.hasOwnProperty.call(message, "frames") && message.frames.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.frames);
                if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                    $root.reeve.v1.LogEnd.encode(message.end, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                    $root.reeve.v1.LogStart.encode(message.start, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogPart message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogPart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogPart & reeve.v1.LogPart.$Shape} LogPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.frames = value;
                            else
                                delete message.frames;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.end = $root.reeve.v1.LogEnd.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.start = $root.reeve.v1.LogStart.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogPart
             * @function getTypeUrl
             * @memberof reeve.v1.LogPart
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogPart.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogPart";
            };

            return LogPart;
        })();

        v1.LogStart = (function() {

            /**
             * Properties of a LogStart.
             * @typedef {Object} reeve.v1.LogStart.$Properties
             * @property {number} [skipBytes] LogStart skipBytes
             * @property {number} [beforeBytes] LogStart beforeBytes
             * @property {number} [streamBytes] LogStart streamBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogStart.
             * @memberof reeve.v1
             * @interface ILogStart
             * @augments reeve.v1.LogStart.$Properties
             * @deprecated Use reeve.v1.LogStart.$Properties instead.
             */

            /**
             * Shape of a LogStart.
             * @typedef {reeve.v1.LogStart.$Properties} reeve.v1.LogStart.$Shape
             */

            /**
             * Constructs a new LogStart.
             * @memberof reeve.v1
             * @classdesc Represents a LogStart.
             * @constructor
             * @param {reeve.v1.LogStart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogStart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogStart skipBytes.
             * @member {number} skipBytes
             * @memberof reeve.v1.LogStart
             * @instance
             */
            LogStart.prototype.skipBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogStart beforeBytes.
             * @member {number} beforeBytes
             * @memberof reeve.v1.LogStart
             * @instance
             */
            LogStart.prototype.beforeBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogStart streamBytes.
             * @member {number} streamBytes
             * @memberof reeve.v1.LogStart
             * @instance
             */
            LogStart.prototype.streamBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified LogStart message. Does not implicitly {@link reeve.v1.LogStart.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogStart
             * @static
             * @param {reeve.v1.LogStart.$Properties} message LogStart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogStart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.skipBytes != null && $Object.hasOwnProperty.call(message, "skipBytes") && (typeof message.skipBytes === "object" ? message.skipBytes.low || message.skipBytes.high : message.skipBytes !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.skipBytes);
                if (message.beforeBytes != null && $Object.hasOwnProperty.call(message, "beforeBytes") && (typeof message.beforeBytes === "object" ? message.beforeBytes.low || message.beforeBytes.high : message.beforeBytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.beforeBytes);
                if (message.streamBytes != null && $Object.hasOwnProperty.call(message, "streamBytes") && (typeof message.streamBytes === "object" ? message.streamBytes.low || message.streamBytes.high : message.streamBytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.streamBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogStart message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogStart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogStart & reeve.v1.LogStart.$Shape} LogStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogStart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogStart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.skipBytes = value;
                            else
                                delete message.skipBytes;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.beforeBytes = value;
                            else
                                delete message.beforeBytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.streamBytes = value;
                            else
                                delete message.streamBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogStart
             * @function getTypeUrl
             * @memberof reeve.v1.LogStart
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogStart.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogStart";
            };

            return LogStart;
        })();

        v1.LogEnd = (function() {

            /**
             * Properties of a LogEnd.
             * @typedef {Object} reeve.v1.LogEnd.$Properties
             * @property {number} [storedBytes] LogEnd storedBytes
             * @property {string} [logState] LogEnd logState
             * @property {number} [attempt] LogEnd attempt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogEnd.
             * @memberof reeve.v1
             * @interface ILogEnd
             * @augments reeve.v1.LogEnd.$Properties
             * @deprecated Use reeve.v1.LogEnd.$Properties instead.
             */

            /**
             * Shape of a LogEnd.
             * @typedef {reeve.v1.LogEnd.$Properties} reeve.v1.LogEnd.$Shape
             */

            /**
             * Constructs a new LogEnd.
             * @memberof reeve.v1
             * @classdesc Represents a LogEnd.
             * @constructor
             * @param {reeve.v1.LogEnd.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogEnd = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogEnd storedBytes.
             * @member {number} storedBytes
             * @memberof reeve.v1.LogEnd
             * @instance
             */
            LogEnd.prototype.storedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogEnd logState.
             * @member {string} logState
             * @memberof reeve.v1.LogEnd
             * @instance
             */
            LogEnd.prototype.logState = "";

            /**
             * LogEnd attempt.
             * @member {number} attempt
             * @memberof reeve.v1.LogEnd
             * @instance
             */
            LogEnd.prototype.attempt = 0;

            /**
             * Encodes the specified LogEnd message. Does not implicitly {@link reeve.v1.LogEnd.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogEnd
             * @static
             * @param {reeve.v1.LogEnd.$Properties} message LogEnd message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogEnd.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.storedBytes != null && $Object.hasOwnProperty.call(message, "storedBytes") && (typeof message.storedBytes === "object" ? message.storedBytes.low || message.storedBytes.high : message.storedBytes !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.storedBytes);
                if (message.logState != null && $Object.hasOwnProperty.call(message, "logState") && message.logState !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.logState);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.attempt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogEnd message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogEnd
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogEnd & reeve.v1.LogEnd.$Shape} LogEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogEnd.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogEnd();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.storedBytes = value;
                            else
                                delete message.storedBytes;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.logState = value;
                            else
                                delete message.logState;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogEnd
             * @function getTypeUrl
             * @memberof reeve.v1.LogEnd
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogEnd.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogEnd";
            };

            return LogEnd;
        })();

        v1.CancelRequest = (function() {

            /**
             * Properties of a CancelRequest.
             * @typedef {Object} reeve.v1.CancelRequest.$Properties
             * @property {number} [run] CancelRequest run
             * @property {string} [reason] CancelRequest reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CancelRequest.
             * @memberof reeve.v1
             * @interface ICancelRequest
             * @augments reeve.v1.CancelRequest.$Properties
             * @deprecated Use reeve.v1.CancelRequest.$Properties instead.
             */

            /**
             * Shape of a CancelRequest.
             * @typedef {reeve.v1.CancelRequest.$Properties} reeve.v1.CancelRequest.$Shape
             */

            /**
             * Constructs a new CancelRequest.
             * @memberof reeve.v1
             * @classdesc Represents a CancelRequest.
             * @constructor
             * @param {reeve.v1.CancelRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CancelRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CancelRequest run.
             * @member {number} run
             * @memberof reeve.v1.CancelRequest
             * @instance
             */
            CancelRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CancelRequest reason.
             * @member {string} reason
             * @memberof reeve.v1.CancelRequest
             * @instance
             */
            CancelRequest.prototype.reason = "";

            /**
             * Encodes the specified CancelRequest message. Does not implicitly {@link reeve.v1.CancelRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.CancelRequest
             * @static
             * @param {reeve.v1.CancelRequest.$Properties} message CancelRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CancelRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CancelRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.CancelRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.CancelRequest & reeve.v1.CancelRequest.$Shape} CancelRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CancelRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.CancelRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for CancelRequest
             * @function getTypeUrl
             * @memberof reeve.v1.CancelRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CancelRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.CancelRequest";
            };

            return CancelRequest;
        })();

        v1.HoldRequest = (function() {

            /**
             * Properties of a HoldRequest.
             * @typedef {Object} reeve.v1.HoldRequest.$Properties
             * @property {number} [run] HoldRequest run
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HoldRequest.
             * @memberof reeve.v1
             * @interface IHoldRequest
             * @augments reeve.v1.HoldRequest.$Properties
             * @deprecated Use reeve.v1.HoldRequest.$Properties instead.
             */

            /**
             * Shape of a HoldRequest.
             * @typedef {reeve.v1.HoldRequest.$Properties} reeve.v1.HoldRequest.$Shape
             */

            /**
             * Constructs a new HoldRequest.
             * @memberof reeve.v1
             * @classdesc Represents a HoldRequest.
             * @constructor
             * @param {reeve.v1.HoldRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HoldRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HoldRequest run.
             * @member {number} run
             * @memberof reeve.v1.HoldRequest
             * @instance
             */
            HoldRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified HoldRequest message. Does not implicitly {@link reeve.v1.HoldRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.HoldRequest
             * @static
             * @param {reeve.v1.HoldRequest.$Properties} message HoldRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HoldRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HoldRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.HoldRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.HoldRequest & reeve.v1.HoldRequest.$Shape} HoldRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HoldRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.HoldRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for HoldRequest
             * @function getTypeUrl
             * @memberof reeve.v1.HoldRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HoldRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.HoldRequest";
            };

            return HoldRequest;
        })();

        v1.ReleaseRequest = (function() {

            /**
             * Properties of a ReleaseRequest.
             * @typedef {Object} reeve.v1.ReleaseRequest.$Properties
             * @property {number} [run] ReleaseRequest run
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseRequest.
             * @memberof reeve.v1
             * @interface IReleaseRequest
             * @augments reeve.v1.ReleaseRequest.$Properties
             * @deprecated Use reeve.v1.ReleaseRequest.$Properties instead.
             */

            /**
             * Shape of a ReleaseRequest.
             * @typedef {reeve.v1.ReleaseRequest.$Properties} reeve.v1.ReleaseRequest.$Shape
             */

            /**
             * Constructs a new ReleaseRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ReleaseRequest.
             * @constructor
             * @param {reeve.v1.ReleaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReleaseRequest run.
             * @member {number} run
             * @memberof reeve.v1.ReleaseRequest
             * @instance
             */
            ReleaseRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified ReleaseRequest message. Does not implicitly {@link reeve.v1.ReleaseRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ReleaseRequest
             * @static
             * @param {reeve.v1.ReleaseRequest.$Properties} message ReleaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ReleaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ReleaseRequest & reeve.v1.ReleaseRequest.$Shape} ReleaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ReleaseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReleaseRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ReleaseRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReleaseRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ReleaseRequest";
            };

            return ReleaseRequest;
        })();

        v1.RestartRequest = (function() {

            /**
             * Properties of a RestartRequest.
             * @typedef {Object} reeve.v1.RestartRequest.$Properties
             * @property {number} [run] RestartRequest run
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RestartRequest.
             * @memberof reeve.v1
             * @interface IRestartRequest
             * @augments reeve.v1.RestartRequest.$Properties
             * @deprecated Use reeve.v1.RestartRequest.$Properties instead.
             */

            /**
             * Shape of a RestartRequest.
             * @typedef {reeve.v1.RestartRequest.$Properties} reeve.v1.RestartRequest.$Shape
             */

            /**
             * Constructs a new RestartRequest.
             * @memberof reeve.v1
             * @classdesc Represents a RestartRequest.
             * @constructor
             * @param {reeve.v1.RestartRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RestartRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RestartRequest run.
             * @member {number} run
             * @memberof reeve.v1.RestartRequest
             * @instance
             */
            RestartRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified RestartRequest message. Does not implicitly {@link reeve.v1.RestartRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RestartRequest
             * @static
             * @param {reeve.v1.RestartRequest.$Properties} message RestartRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RestartRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RestartRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RestartRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RestartRequest & reeve.v1.RestartRequest.$Shape} RestartRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RestartRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RestartRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RestartRequest
             * @function getTypeUrl
             * @memberof reeve.v1.RestartRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RestartRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RestartRequest";
            };

            return RestartRequest;
        })();

        v1.AbandonRequest = (function() {

            /**
             * Properties of an AbandonRequest.
             * @typedef {Object} reeve.v1.AbandonRequest.$Properties
             * @property {number} [run] AbandonRequest run
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AbandonRequest.
             * @memberof reeve.v1
             * @interface IAbandonRequest
             * @augments reeve.v1.AbandonRequest.$Properties
             * @deprecated Use reeve.v1.AbandonRequest.$Properties instead.
             */

            /**
             * Shape of an AbandonRequest.
             * @typedef {reeve.v1.AbandonRequest.$Properties} reeve.v1.AbandonRequest.$Shape
             */

            /**
             * Constructs a new AbandonRequest.
             * @memberof reeve.v1
             * @classdesc Represents an AbandonRequest.
             * @constructor
             * @param {reeve.v1.AbandonRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AbandonRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AbandonRequest run.
             * @member {number} run
             * @memberof reeve.v1.AbandonRequest
             * @instance
             */
            AbandonRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified AbandonRequest message. Does not implicitly {@link reeve.v1.AbandonRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AbandonRequest
             * @static
             * @param {reeve.v1.AbandonRequest.$Properties} message AbandonRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AbandonRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AbandonRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AbandonRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AbandonRequest & reeve.v1.AbandonRequest.$Shape} AbandonRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AbandonRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AbandonRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AbandonRequest
             * @function getTypeUrl
             * @memberof reeve.v1.AbandonRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AbandonRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AbandonRequest";
            };

            return AbandonRequest;
        })();

        v1.ResubmitRequest = (function() {

            /**
             * Properties of a ResubmitRequest.
             * @typedef {Object} reeve.v1.ResubmitRequest.$Properties
             * @property {number} [run] ResubmitRequest run
             * @property {string} [idempotencyKey] ResubmitRequest idempotencyKey
             * @property {Array.<string>} [agents] ResubmitRequest agents
             * @property {number|null} [priority] ResubmitRequest priority
             * @property {number} [startAtMs] ResubmitRequest startAtMs
             * @property {number} [startByMs] ResubmitRequest startByMs
             * @property {boolean} [hold] ResubmitRequest hold
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResubmitRequest.
             * @memberof reeve.v1
             * @interface IResubmitRequest
             * @augments reeve.v1.ResubmitRequest.$Properties
             * @deprecated Use reeve.v1.ResubmitRequest.$Properties instead.
             */

            /**
             * Shape of a ResubmitRequest.
             * @typedef {reeve.v1.ResubmitRequest.$Properties} reeve.v1.ResubmitRequest.$Shape
             */

            /**
             * Constructs a new ResubmitRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ResubmitRequest.
             * @constructor
             * @param {reeve.v1.ResubmitRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResubmitRequest = function (properties) {
                this.agents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResubmitRequest run.
             * @member {number} run
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.run = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ResubmitRequest idempotencyKey.
             * @member {string} idempotencyKey
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.idempotencyKey = "";

            /**
             * ResubmitRequest agents.
             * @member {Array.<string>} agents
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.agents = $util.emptyArray;

            /**
             * ResubmitRequest priority.
             * @member {number|null} priority
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.priority = null;

            /**
             * ResubmitRequest startAtMs.
             * @member {number} startAtMs
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.startAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ResubmitRequest startByMs.
             * @member {number} startByMs
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.startByMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ResubmitRequest hold.
             * @member {boolean} hold
             * @memberof reeve.v1.ResubmitRequest
             * @instance
             */
            ResubmitRequest.prototype.hold = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ResubmitRequest.prototype, "_priority", {
                get: $util.oneOfGetter($oneOfFields = ["priority"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ResubmitRequest message. Does not implicitly {@link reeve.v1.ResubmitRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ResubmitRequest
             * @static
             * @param {reeve.v1.ResubmitRequest.$Properties} message ResubmitRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResubmitRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && (typeof message.run === "object" ? message.run.low || message.run.high : message.run !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.run);
                if (message.idempotencyKey != null && $Object.hasOwnProperty.call(message, "idempotencyKey") && message.idempotencyKey !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.idempotencyKey);
                if (message.agents != null && message.agents.length)
                    for (let i = 0; i < message.agents.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.agents[i]);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority"))
                    writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.priority);
                if (message.startAtMs != null && $Object.hasOwnProperty.call(message, "startAtMs") && (typeof message.startAtMs === "object" ? message.startAtMs.low || message.startAtMs.high : message.startAtMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.startAtMs);
                if (message.startByMs != null && $Object.hasOwnProperty.call(message, "startByMs") && (typeof message.startByMs === "object" ? message.startByMs.low || message.startByMs.high : message.startByMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.startByMs);
                if (message.hold != null && $Object.hasOwnProperty.call(message, "hold") && message.hold !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.hold);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResubmitRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ResubmitRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ResubmitRequest & reeve.v1.ResubmitRequest.$Shape} ResubmitRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResubmitRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ResubmitRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.idempotencyKey = value;
                            else
                                delete message.idempotencyKey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agents && message.agents.length))
                                message.agents = [];
                            message.agents.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.priority = reader.sint32();
                            message._priority = "priority";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startAtMs = value;
                            else
                                delete message.startAtMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startByMs = value;
                            else
                                delete message.startByMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hold = value;
                            else
                                delete message.hold;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ResubmitRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ResubmitRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ResubmitRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ResubmitRequest";
            };

            return ResubmitRequest;
        })();

        v1.ListAgentsRequest = (function() {

            /**
             * Properties of a ListAgentsRequest.
             * @typedef {Object} reeve.v1.ListAgentsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListAgentsRequest.
             * @memberof reeve.v1
             * @interface IListAgentsRequest
             * @augments reeve.v1.ListAgentsRequest.$Properties
             * @deprecated Use reeve.v1.ListAgentsRequest.$Properties instead.
             */

            /**
             * Shape of a ListAgentsRequest.
             * @typedef {reeve.v1.ListAgentsRequest.$Properties} reeve.v1.ListAgentsRequest.$Shape
             */

            /**
             * Constructs a new ListAgentsRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ListAgentsRequest.
             * @constructor
             * @param {reeve.v1.ListAgentsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListAgentsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ListAgentsRequest message. Does not implicitly {@link reeve.v1.ListAgentsRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListAgentsRequest
             * @static
             * @param {reeve.v1.ListAgentsRequest.$Properties} message ListAgentsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListAgentsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListAgentsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListAgentsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListAgentsRequest & reeve.v1.ListAgentsRequest.$Shape} ListAgentsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListAgentsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListAgentsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListAgentsRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ListAgentsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListAgentsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListAgentsRequest";
            };

            return ListAgentsRequest;
        })();

        v1.Agent = (function() {

            /**
             * Properties of an Agent.
             * @typedef {Object} reeve.v1.Agent.$Properties
             * @property {string} [name] Agent name
             * @property {string} [id] Agent id
             * @property {boolean} [online] Agent online
             * @property {number} [sinceMs] Agent sinceMs
             * @property {string} [build] Agent build
             * @property {string} [mode] Agent mode
             * @property {string} [owner] Agent owner
             * @property {number} [maxRuns] Agent maxRuns
             * @property {number} [liveRuns] Agent liveRuns
             * @property {string} [spoolId] Agent spoolId
             * @property {number} [clockSkewMs] Agent clockSkewMs
             * @property {string} [note] Agent note
             * @property {number} [certificateEndsMs] Agent certificateEndsMs
             * @property {boolean} [drained] Agent drained
             * @property {string} [drainBy] Agent drainBy
             * @property {number} [drainAtMs] Agent drainAtMs
             * @property {string} [drainReason] Agent drainReason
             * @property {Array.<string>} [addresses] Agent addresses
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Agent.
             * @memberof reeve.v1
             * @interface IAgent
             * @augments reeve.v1.Agent.$Properties
             * @deprecated Use reeve.v1.Agent.$Properties instead.
             */

            /**
             * Shape of an Agent.
             * @typedef {reeve.v1.Agent.$Properties} reeve.v1.Agent.$Shape
             */

            /**
             * Constructs a new Agent.
             * @memberof reeve.v1
             * @classdesc Represents an Agent.
             * @constructor
             * @param {reeve.v1.Agent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Agent = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Agent name.
             * @member {string} name
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.name = "";

            /**
             * Agent id.
             * @member {string} id
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.id = "";

            /**
             * Agent online.
             * @member {boolean} online
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.online = false;

            /**
             * Agent sinceMs.
             * @member {number} sinceMs
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.sinceMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Agent build.
             * @member {string} build
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.build = "";

            /**
             * Agent mode.
             * @member {string} mode
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.mode = "";

            /**
             * Agent owner.
             * @member {string} owner
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.owner = "";

            /**
             * Agent maxRuns.
             * @member {number} maxRuns
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.maxRuns = 0;

            /**
             * Agent liveRuns.
             * @member {number} liveRuns
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.liveRuns = 0;

            /**
             * Agent spoolId.
             * @member {string} spoolId
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.spoolId = "";

            /**
             * Agent clockSkewMs.
             * @member {number} clockSkewMs
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.clockSkewMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Agent note.
             * @member {string} note
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.note = "";

            /**
             * Agent certificateEndsMs.
             * @member {number} certificateEndsMs
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.certificateEndsMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Agent drained.
             * @member {boolean} drained
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.drained = false;

            /**
             * Agent drainBy.
             * @member {string} drainBy
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.drainBy = "";

            /**
             * Agent drainAtMs.
             * @member {number} drainAtMs
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.drainAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Agent drainReason.
             * @member {string} drainReason
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.drainReason = "";

            /**
             * Agent addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.Agent
             * @instance
             */
            Agent.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified Agent message. Does not implicitly {@link reeve.v1.Agent.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Agent
             * @static
             * @param {reeve.v1.Agent.$Properties} message Agent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Agent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.online != null && $Object.hasOwnProperty.call(message, "online") && message.online !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.online);
                if (message.sinceMs != null && $Object.hasOwnProperty.call(message, "sinceMs") && (typeof message.sinceMs === "object" ? message.sinceMs.low || message.sinceMs.high : message.sinceMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.sinceMs);
                if (message.build != null && $Object.hasOwnProperty.call(message, "build") && message.build !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.build);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.mode);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.owner);
                if (message.maxRuns != null && $Object.hasOwnProperty.call(message, "maxRuns") && message.maxRuns !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.maxRuns);
                if (message.liveRuns != null && $Object.hasOwnProperty.call(message, "liveRuns") && message.liveRuns !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.liveRuns);
                if (message.spoolId != null && $Object.hasOwnProperty.call(message, "spoolId") && message.spoolId !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.spoolId);
                if (message.clockSkewMs != null && $Object.hasOwnProperty.call(message, "clockSkewMs") && (typeof message.clockSkewMs === "object" ? message.clockSkewMs.low || message.clockSkewMs.high : message.clockSkewMs !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).sint64(message.clockSkewMs);
                if (message.note != null && $Object.hasOwnProperty.call(message, "note") && message.note !== "")
                    writer.uint32(/* id 12, wireType 2 =*/98).string(message.note);
                if (message.certificateEndsMs != null && $Object.hasOwnProperty.call(message, "certificateEndsMs") && (typeof message.certificateEndsMs === "object" ? message.certificateEndsMs.low || message.certificateEndsMs.high : message.certificateEndsMs !== 0))
                    writer.uint32(/* id 13, wireType 0 =*/104).uint64(message.certificateEndsMs);
                if (message.drained != null && $Object.hasOwnProperty.call(message, "drained") && message.drained !== false)
                    writer.uint32(/* id 14, wireType 0 =*/112).bool(message.drained);
                if (message.drainBy != null && $Object.hasOwnProperty.call(message, "drainBy") && message.drainBy !== "")
                    writer.uint32(/* id 15, wireType 2 =*/122).string(message.drainBy);
                if (message.drainAtMs != null && $Object.hasOwnProperty.call(message, "drainAtMs") && (typeof message.drainAtMs === "object" ? message.drainAtMs.low || message.drainAtMs.high : message.drainAtMs !== 0))
                    writer.uint32(/* id 16, wireType 0 =*/128).uint64(message.drainAtMs);
                if (message.drainReason != null && $Object.hasOwnProperty.call(message, "drainReason") && message.drainReason !== "")
                    writer.uint32(/* id 17, wireType 2 =*/138).string(message.drainReason);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 18, wireType 2 =*/146).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Agent message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Agent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Agent & reeve.v1.Agent.$Shape} Agent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Agent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Agent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.online = value;
                            else
                                delete message.online;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sinceMs = value;
                            else
                                delete message.sinceMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.build = value;
                            else
                                delete message.build;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxRuns = value;
                            else
                                delete message.maxRuns;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.liveRuns = value;
                            else
                                delete message.liveRuns;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.spoolId = value;
                            else
                                delete message.spoolId;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.clockSkewMs = value;
                            else
                                delete message.clockSkewMs;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.note = value;
                            else
                                delete message.note;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.certificateEndsMs = value;
                            else
                                delete message.certificateEndsMs;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.drained = value;
                            else
                                delete message.drained;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.drainBy = value;
                            else
                                delete message.drainBy;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.drainAtMs = value;
                            else
                                delete message.drainAtMs;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.drainReason = value;
                            else
                                delete message.drainReason;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Agent
             * @function getTypeUrl
             * @memberof reeve.v1.Agent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Agent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Agent";
            };

            return Agent;
        })();

        v1.ListAgentsReply = (function() {

            /**
             * Properties of a ListAgentsReply.
             * @typedef {Object} reeve.v1.ListAgentsReply.$Properties
             * @property {Array.<reeve.v1.Agent.$Properties>} [agents] ListAgentsReply agents
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListAgentsReply.
             * @memberof reeve.v1
             * @interface IListAgentsReply
             * @augments reeve.v1.ListAgentsReply.$Properties
             * @deprecated Use reeve.v1.ListAgentsReply.$Properties instead.
             */

            /**
             * Shape of a ListAgentsReply.
             * @typedef {reeve.v1.ListAgentsReply.$Properties} reeve.v1.ListAgentsReply.$Shape
             */

            /**
             * Constructs a new ListAgentsReply.
             * @memberof reeve.v1
             * @classdesc Represents a ListAgentsReply.
             * @constructor
             * @param {reeve.v1.ListAgentsReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListAgentsReply = function (properties) {
                this.agents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListAgentsReply agents.
             * @member {Array.<reeve.v1.Agent>} agents
             * @memberof reeve.v1.ListAgentsReply
             * @instance
             */
            ListAgentsReply.prototype.agents = $util.emptyArray;

            /**
             * Encodes the specified ListAgentsReply message. Does not implicitly {@link reeve.v1.ListAgentsReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListAgentsReply
             * @static
             * @param {reeve.v1.ListAgentsReply.$Properties} message ListAgentsReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListAgentsReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agents != null && message.agents.length)
                    for (let i = 0; i < message.agents.length; ++i)
                        $root.reeve.v1.Agent.encode(message.agents[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListAgentsReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListAgentsReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListAgentsReply & reeve.v1.ListAgentsReply.$Shape} ListAgentsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListAgentsReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListAgentsReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agents && message.agents.length))
                                message.agents = [];
                            message.agents.push($root.reeve.v1.Agent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListAgentsReply
             * @function getTypeUrl
             * @memberof reeve.v1.ListAgentsReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListAgentsReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListAgentsReply";
            };

            return ListAgentsReply;
        })();

        v1.DrainRequest = (function() {

            /**
             * Properties of a DrainRequest.
             * @typedef {Object} reeve.v1.DrainRequest.$Properties
             * @property {string} [agent] DrainRequest agent
             * @property {string} [reason] DrainRequest reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DrainRequest.
             * @memberof reeve.v1
             * @interface IDrainRequest
             * @augments reeve.v1.DrainRequest.$Properties
             * @deprecated Use reeve.v1.DrainRequest.$Properties instead.
             */

            /**
             * Shape of a DrainRequest.
             * @typedef {reeve.v1.DrainRequest.$Properties} reeve.v1.DrainRequest.$Shape
             */

            /**
             * Constructs a new DrainRequest.
             * @memberof reeve.v1
             * @classdesc Represents a DrainRequest.
             * @constructor
             * @param {reeve.v1.DrainRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DrainRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DrainRequest agent.
             * @member {string} agent
             * @memberof reeve.v1.DrainRequest
             * @instance
             */
            DrainRequest.prototype.agent = "";

            /**
             * DrainRequest reason.
             * @member {string} reason
             * @memberof reeve.v1.DrainRequest
             * @instance
             */
            DrainRequest.prototype.reason = "";

            /**
             * Encodes the specified DrainRequest message. Does not implicitly {@link reeve.v1.DrainRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.DrainRequest
             * @static
             * @param {reeve.v1.DrainRequest.$Properties} message DrainRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DrainRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agent);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DrainRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.DrainRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.DrainRequest & reeve.v1.DrainRequest.$Shape} DrainRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DrainRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.DrainRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DrainRequest
             * @function getTypeUrl
             * @memberof reeve.v1.DrainRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DrainRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.DrainRequest";
            };

            return DrainRequest;
        })();

        v1.ResumeRequest = (function() {

            /**
             * Properties of a ResumeRequest.
             * @typedef {Object} reeve.v1.ResumeRequest.$Properties
             * @property {string} [agent] ResumeRequest agent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResumeRequest.
             * @memberof reeve.v1
             * @interface IResumeRequest
             * @augments reeve.v1.ResumeRequest.$Properties
             * @deprecated Use reeve.v1.ResumeRequest.$Properties instead.
             */

            /**
             * Shape of a ResumeRequest.
             * @typedef {reeve.v1.ResumeRequest.$Properties} reeve.v1.ResumeRequest.$Shape
             */

            /**
             * Constructs a new ResumeRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ResumeRequest.
             * @constructor
             * @param {reeve.v1.ResumeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResumeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResumeRequest agent.
             * @member {string} agent
             * @memberof reeve.v1.ResumeRequest
             * @instance
             */
            ResumeRequest.prototype.agent = "";

            /**
             * Encodes the specified ResumeRequest message. Does not implicitly {@link reeve.v1.ResumeRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ResumeRequest
             * @static
             * @param {reeve.v1.ResumeRequest.$Properties} message ResumeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResumeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.agent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResumeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ResumeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ResumeRequest & reeve.v1.ResumeRequest.$Shape} ResumeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResumeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ResumeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ResumeRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ResumeRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ResumeRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ResumeRequest";
            };

            return ResumeRequest;
        })();

        v1.AgentTokenRequest = (function() {

            /**
             * Properties of an AgentTokenRequest.
             * @typedef {Object} reeve.v1.AgentTokenRequest.$Properties
             * @property {string} [name] AgentTokenRequest name
             * @property {Array.<string>} [addresses] AgentTokenRequest addresses
             * @property {boolean} [replace] AgentTokenRequest replace
             * @property {Array.<string>} [agentAddresses] AgentTokenRequest agentAddresses
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentTokenRequest.
             * @memberof reeve.v1
             * @interface IAgentTokenRequest
             * @augments reeve.v1.AgentTokenRequest.$Properties
             * @deprecated Use reeve.v1.AgentTokenRequest.$Properties instead.
             */

            /**
             * Shape of an AgentTokenRequest.
             * @typedef {reeve.v1.AgentTokenRequest.$Properties} reeve.v1.AgentTokenRequest.$Shape
             */

            /**
             * Constructs a new AgentTokenRequest.
             * @memberof reeve.v1
             * @classdesc Represents an AgentTokenRequest.
             * @constructor
             * @param {reeve.v1.AgentTokenRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentTokenRequest = function (properties) {
                this.addresses = [];
                this.agentAddresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentTokenRequest name.
             * @member {string} name
             * @memberof reeve.v1.AgentTokenRequest
             * @instance
             */
            AgentTokenRequest.prototype.name = "";

            /**
             * AgentTokenRequest addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.AgentTokenRequest
             * @instance
             */
            AgentTokenRequest.prototype.addresses = $util.emptyArray;

            /**
             * AgentTokenRequest replace.
             * @member {boolean} replace
             * @memberof reeve.v1.AgentTokenRequest
             * @instance
             */
            AgentTokenRequest.prototype.replace = false;

            /**
             * AgentTokenRequest agentAddresses.
             * @member {Array.<string>} agentAddresses
             * @memberof reeve.v1.AgentTokenRequest
             * @instance
             */
            AgentTokenRequest.prototype.agentAddresses = $util.emptyArray;

            /**
             * Encodes the specified AgentTokenRequest message. Does not implicitly {@link reeve.v1.AgentTokenRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AgentTokenRequest
             * @static
             * @param {reeve.v1.AgentTokenRequest.$Properties} message AgentTokenRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentTokenRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
                if (message.replace != null && $Object.hasOwnProperty.call(message, "replace") && message.replace !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.replace);
                if (message.agentAddresses != null && message.agentAddresses.length)
                    for (let i = 0; i < message.agentAddresses.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.agentAddresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentTokenRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AgentTokenRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AgentTokenRequest & reeve.v1.AgentTokenRequest.$Shape} AgentTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentTokenRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AgentTokenRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.replace = value;
                            else
                                delete message.replace;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agentAddresses && message.agentAddresses.length))
                                message.agentAddresses = [];
                            message.agentAddresses.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AgentTokenRequest
             * @function getTypeUrl
             * @memberof reeve.v1.AgentTokenRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AgentTokenRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AgentTokenRequest";
            };

            return AgentTokenRequest;
        })();

        v1.AddAgentRequest = (function() {

            /**
             * Properties of an AddAgentRequest.
             * @typedef {Object} reeve.v1.AddAgentRequest.$Properties
             * @property {string} [name] AddAgentRequest name
             * @property {Array.<string>} [addresses] AddAgentRequest addresses
             * @property {Uint8Array} [spkiSha256] AddAgentRequest spkiSha256
             * @property {string} [code] AddAgentRequest code
             * @property {boolean} [replace] AddAgentRequest replace
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddAgentRequest.
             * @memberof reeve.v1
             * @interface IAddAgentRequest
             * @augments reeve.v1.AddAgentRequest.$Properties
             * @deprecated Use reeve.v1.AddAgentRequest.$Properties instead.
             */

            /**
             * Shape of an AddAgentRequest.
             * @typedef {reeve.v1.AddAgentRequest.$Properties} reeve.v1.AddAgentRequest.$Shape
             */

            /**
             * Constructs a new AddAgentRequest.
             * @memberof reeve.v1
             * @classdesc Represents an AddAgentRequest.
             * @constructor
             * @param {reeve.v1.AddAgentRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddAgentRequest = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AddAgentRequest name.
             * @member {string} name
             * @memberof reeve.v1.AddAgentRequest
             * @instance
             */
            AddAgentRequest.prototype.name = "";

            /**
             * AddAgentRequest addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.AddAgentRequest
             * @instance
             */
            AddAgentRequest.prototype.addresses = $util.emptyArray;

            /**
             * AddAgentRequest spkiSha256.
             * @member {Uint8Array} spkiSha256
             * @memberof reeve.v1.AddAgentRequest
             * @instance
             */
            AddAgentRequest.prototype.spkiSha256 = $util.newBuffer([]);

            /**
             * AddAgentRequest code.
             * @member {string} code
             * @memberof reeve.v1.AddAgentRequest
             * @instance
             */
            AddAgentRequest.prototype.code = "";

            /**
             * AddAgentRequest replace.
             * @member {boolean} replace
             * @memberof reeve.v1.AddAgentRequest
             * @instance
             */
            AddAgentRequest.prototype.replace = false;

            /**
             * Encodes the specified AddAgentRequest message. Does not implicitly {@link reeve.v1.AddAgentRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AddAgentRequest
             * @static
             * @param {reeve.v1.AddAgentRequest.$Properties} message AddAgentRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddAgentRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
                if (message.spkiSha256 != null && $Object.hasOwnProperty.call(message, "spkiSha256") && message.spkiSha256.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.spkiSha256);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.code);
                if (message.replace != null && $Object.hasOwnProperty.call(message, "replace") && message.replace !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.replace);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AddAgentRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AddAgentRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AddAgentRequest & reeve.v1.AddAgentRequest.$Shape} AddAgentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddAgentRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AddAgentRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spkiSha256 = value;
                            else
                                delete message.spkiSha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.replace = value;
                            else
                                delete message.replace;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AddAgentRequest
             * @function getTypeUrl
             * @memberof reeve.v1.AddAgentRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AddAgentRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AddAgentRequest";
            };

            return AddAgentRequest;
        })();

        v1.SetAgentAddressesRequest = (function() {

            /**
             * Properties of a SetAgentAddressesRequest.
             * @typedef {Object} reeve.v1.SetAgentAddressesRequest.$Properties
             * @property {string} [name] SetAgentAddressesRequest name
             * @property {Array.<string>} [addresses] SetAgentAddressesRequest addresses
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetAgentAddressesRequest.
             * @memberof reeve.v1
             * @interface ISetAgentAddressesRequest
             * @augments reeve.v1.SetAgentAddressesRequest.$Properties
             * @deprecated Use reeve.v1.SetAgentAddressesRequest.$Properties instead.
             */

            /**
             * Shape of a SetAgentAddressesRequest.
             * @typedef {reeve.v1.SetAgentAddressesRequest.$Properties} reeve.v1.SetAgentAddressesRequest.$Shape
             */

            /**
             * Constructs a new SetAgentAddressesRequest.
             * @memberof reeve.v1
             * @classdesc Represents a SetAgentAddressesRequest.
             * @constructor
             * @param {reeve.v1.SetAgentAddressesRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetAgentAddressesRequest = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetAgentAddressesRequest name.
             * @member {string} name
             * @memberof reeve.v1.SetAgentAddressesRequest
             * @instance
             */
            SetAgentAddressesRequest.prototype.name = "";

            /**
             * SetAgentAddressesRequest addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.SetAgentAddressesRequest
             * @instance
             */
            SetAgentAddressesRequest.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified SetAgentAddressesRequest message. Does not implicitly {@link reeve.v1.SetAgentAddressesRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SetAgentAddressesRequest
             * @static
             * @param {reeve.v1.SetAgentAddressesRequest.$Properties} message SetAgentAddressesRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetAgentAddressesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetAgentAddressesRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SetAgentAddressesRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SetAgentAddressesRequest & reeve.v1.SetAgentAddressesRequest.$Shape} SetAgentAddressesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetAgentAddressesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SetAgentAddressesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SetAgentAddressesRequest
             * @function getTypeUrl
             * @memberof reeve.v1.SetAgentAddressesRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SetAgentAddressesRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SetAgentAddressesRequest";
            };

            return SetAgentAddressesRequest;
        })();

        v1.AgentTokenReply = (function() {

            /**
             * Properties of an AgentTokenReply.
             * @typedef {Object} reeve.v1.AgentTokenReply.$Properties
             * @property {string} [joinString] AgentTokenReply joinString
             * @property {number} [expiresAtMs] AgentTokenReply expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentTokenReply.
             * @memberof reeve.v1
             * @interface IAgentTokenReply
             * @augments reeve.v1.AgentTokenReply.$Properties
             * @deprecated Use reeve.v1.AgentTokenReply.$Properties instead.
             */

            /**
             * Shape of an AgentTokenReply.
             * @typedef {reeve.v1.AgentTokenReply.$Properties} reeve.v1.AgentTokenReply.$Shape
             */

            /**
             * Constructs a new AgentTokenReply.
             * @memberof reeve.v1
             * @classdesc Represents an AgentTokenReply.
             * @constructor
             * @param {reeve.v1.AgentTokenReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentTokenReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentTokenReply joinString.
             * @member {string} joinString
             * @memberof reeve.v1.AgentTokenReply
             * @instance
             */
            AgentTokenReply.prototype.joinString = "";

            /**
             * AgentTokenReply expiresAtMs.
             * @member {number} expiresAtMs
             * @memberof reeve.v1.AgentTokenReply
             * @instance
             */
            AgentTokenReply.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified AgentTokenReply message. Does not implicitly {@link reeve.v1.AgentTokenReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AgentTokenReply
             * @static
             * @param {reeve.v1.AgentTokenReply.$Properties} message AgentTokenReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentTokenReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.joinString != null && $Object.hasOwnProperty.call(message, "joinString") && message.joinString !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.joinString);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentTokenReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AgentTokenReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AgentTokenReply & reeve.v1.AgentTokenReply.$Shape} AgentTokenReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentTokenReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AgentTokenReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.joinString = value;
                            else
                                delete message.joinString;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AgentTokenReply
             * @function getTypeUrl
             * @memberof reeve.v1.AgentTokenReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AgentTokenReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AgentTokenReply";
            };

            return AgentTokenReply;
        })();

        v1.ClientTokenRequest = (function() {

            /**
             * Properties of a ClientTokenRequest.
             * @typedef {Object} reeve.v1.ClientTokenRequest.$Properties
             * @property {string} [name] ClientTokenRequest name
             * @property {Array.<string>} [addresses] ClientTokenRequest addresses
             * @property {boolean} [replace] ClientTokenRequest replace
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClientTokenRequest.
             * @memberof reeve.v1
             * @interface IClientTokenRequest
             * @augments reeve.v1.ClientTokenRequest.$Properties
             * @deprecated Use reeve.v1.ClientTokenRequest.$Properties instead.
             */

            /**
             * Shape of a ClientTokenRequest.
             * @typedef {reeve.v1.ClientTokenRequest.$Properties} reeve.v1.ClientTokenRequest.$Shape
             */

            /**
             * Constructs a new ClientTokenRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ClientTokenRequest.
             * @constructor
             * @param {reeve.v1.ClientTokenRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClientTokenRequest = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClientTokenRequest name.
             * @member {string} name
             * @memberof reeve.v1.ClientTokenRequest
             * @instance
             */
            ClientTokenRequest.prototype.name = "";

            /**
             * ClientTokenRequest addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.ClientTokenRequest
             * @instance
             */
            ClientTokenRequest.prototype.addresses = $util.emptyArray;

            /**
             * ClientTokenRequest replace.
             * @member {boolean} replace
             * @memberof reeve.v1.ClientTokenRequest
             * @instance
             */
            ClientTokenRequest.prototype.replace = false;

            /**
             * Encodes the specified ClientTokenRequest message. Does not implicitly {@link reeve.v1.ClientTokenRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ClientTokenRequest
             * @static
             * @param {reeve.v1.ClientTokenRequest.$Properties} message ClientTokenRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClientTokenRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
                if (message.replace != null && $Object.hasOwnProperty.call(message, "replace") && message.replace !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.replace);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClientTokenRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ClientTokenRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ClientTokenRequest & reeve.v1.ClientTokenRequest.$Shape} ClientTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClientTokenRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ClientTokenRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.replace = value;
                            else
                                delete message.replace;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ClientTokenRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ClientTokenRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ClientTokenRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ClientTokenRequest";
            };

            return ClientTokenRequest;
        })();

        v1.ClientTokenReply = (function() {

            /**
             * Properties of a ClientTokenReply.
             * @typedef {Object} reeve.v1.ClientTokenReply.$Properties
             * @property {string} [joinString] ClientTokenReply joinString
             * @property {number} [expiresAtMs] ClientTokenReply expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClientTokenReply.
             * @memberof reeve.v1
             * @interface IClientTokenReply
             * @augments reeve.v1.ClientTokenReply.$Properties
             * @deprecated Use reeve.v1.ClientTokenReply.$Properties instead.
             */

            /**
             * Shape of a ClientTokenReply.
             * @typedef {reeve.v1.ClientTokenReply.$Properties} reeve.v1.ClientTokenReply.$Shape
             */

            /**
             * Constructs a new ClientTokenReply.
             * @memberof reeve.v1
             * @classdesc Represents a ClientTokenReply.
             * @constructor
             * @param {reeve.v1.ClientTokenReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClientTokenReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClientTokenReply joinString.
             * @member {string} joinString
             * @memberof reeve.v1.ClientTokenReply
             * @instance
             */
            ClientTokenReply.prototype.joinString = "";

            /**
             * ClientTokenReply expiresAtMs.
             * @member {number} expiresAtMs
             * @memberof reeve.v1.ClientTokenReply
             * @instance
             */
            ClientTokenReply.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified ClientTokenReply message. Does not implicitly {@link reeve.v1.ClientTokenReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ClientTokenReply
             * @static
             * @param {reeve.v1.ClientTokenReply.$Properties} message ClientTokenReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClientTokenReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.joinString != null && $Object.hasOwnProperty.call(message, "joinString") && message.joinString !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.joinString);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClientTokenReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ClientTokenReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ClientTokenReply & reeve.v1.ClientTokenReply.$Shape} ClientTokenReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClientTokenReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ClientTokenReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.joinString = value;
                            else
                                delete message.joinString;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ClientTokenReply
             * @function getTypeUrl
             * @memberof reeve.v1.ClientTokenReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ClientTokenReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ClientTokenReply";
            };

            return ClientTokenReply;
        })();

        v1.ListClientsRequest = (function() {

            /**
             * Properties of a ListClientsRequest.
             * @typedef {Object} reeve.v1.ListClientsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListClientsRequest.
             * @memberof reeve.v1
             * @interface IListClientsRequest
             * @augments reeve.v1.ListClientsRequest.$Properties
             * @deprecated Use reeve.v1.ListClientsRequest.$Properties instead.
             */

            /**
             * Shape of a ListClientsRequest.
             * @typedef {reeve.v1.ListClientsRequest.$Properties} reeve.v1.ListClientsRequest.$Shape
             */

            /**
             * Constructs a new ListClientsRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ListClientsRequest.
             * @constructor
             * @param {reeve.v1.ListClientsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListClientsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ListClientsRequest message. Does not implicitly {@link reeve.v1.ListClientsRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListClientsRequest
             * @static
             * @param {reeve.v1.ListClientsRequest.$Properties} message ListClientsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListClientsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListClientsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListClientsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListClientsRequest & reeve.v1.ListClientsRequest.$Shape} ListClientsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListClientsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListClientsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListClientsRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ListClientsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListClientsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListClientsRequest";
            };

            return ListClientsRequest;
        })();

        v1.ApiClient = (function() {

            /**
             * Properties of an ApiClient.
             * @typedef {Object} reeve.v1.ApiClient.$Properties
             * @property {string} [name] ApiClient name
             * @property {string} [id] ApiClient id
             * @property {number} [joinedAtMs] ApiClient joinedAtMs
             * @property {string} [joinedBy] ApiClient joinedBy
             * @property {number} [certificateEndsMs] ApiClient certificateEndsMs
             * @property {boolean} [revoked] ApiClient revoked
             * @property {string} [revokedBy] ApiClient revokedBy
             * @property {number} [revokedAtMs] ApiClient revokedAtMs
             * @property {number} [openCalls] ApiClient openCalls
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ApiClient.
             * @memberof reeve.v1
             * @interface IApiClient
             * @augments reeve.v1.ApiClient.$Properties
             * @deprecated Use reeve.v1.ApiClient.$Properties instead.
             */

            /**
             * Shape of an ApiClient.
             * @typedef {reeve.v1.ApiClient.$Properties} reeve.v1.ApiClient.$Shape
             */

            /**
             * Constructs a new ApiClient.
             * @memberof reeve.v1
             * @classdesc Represents an ApiClient.
             * @constructor
             * @param {reeve.v1.ApiClient.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ApiClient = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ApiClient name.
             * @member {string} name
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.name = "";

            /**
             * ApiClient id.
             * @member {string} id
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.id = "";

            /**
             * ApiClient joinedAtMs.
             * @member {number} joinedAtMs
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.joinedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ApiClient joinedBy.
             * @member {string} joinedBy
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.joinedBy = "";

            /**
             * ApiClient certificateEndsMs.
             * @member {number} certificateEndsMs
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.certificateEndsMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ApiClient revoked.
             * @member {boolean} revoked
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.revoked = false;

            /**
             * ApiClient revokedBy.
             * @member {string} revokedBy
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.revokedBy = "";

            /**
             * ApiClient revokedAtMs.
             * @member {number} revokedAtMs
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.revokedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ApiClient openCalls.
             * @member {number} openCalls
             * @memberof reeve.v1.ApiClient
             * @instance
             */
            ApiClient.prototype.openCalls = 0;

            /**
             * Encodes the specified ApiClient message. Does not implicitly {@link reeve.v1.ApiClient.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ApiClient
             * @static
             * @param {reeve.v1.ApiClient.$Properties} message ApiClient message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ApiClient.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.joinedAtMs != null && $Object.hasOwnProperty.call(message, "joinedAtMs") && (typeof message.joinedAtMs === "object" ? message.joinedAtMs.low || message.joinedAtMs.high : message.joinedAtMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.joinedAtMs);
                if (message.joinedBy != null && $Object.hasOwnProperty.call(message, "joinedBy") && message.joinedBy !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.joinedBy);
                if (message.certificateEndsMs != null && $Object.hasOwnProperty.call(message, "certificateEndsMs") && (typeof message.certificateEndsMs === "object" ? message.certificateEndsMs.low || message.certificateEndsMs.high : message.certificateEndsMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.certificateEndsMs);
                if (message.revoked != null && $Object.hasOwnProperty.call(message, "revoked") && message.revoked !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.revoked);
                if (message.revokedBy != null && $Object.hasOwnProperty.call(message, "revokedBy") && message.revokedBy !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.revokedBy);
                if (message.revokedAtMs != null && $Object.hasOwnProperty.call(message, "revokedAtMs") && (typeof message.revokedAtMs === "object" ? message.revokedAtMs.low || message.revokedAtMs.high : message.revokedAtMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.revokedAtMs);
                if (message.openCalls != null && $Object.hasOwnProperty.call(message, "openCalls") && message.openCalls !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.openCalls);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ApiClient message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ApiClient
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ApiClient & reeve.v1.ApiClient.$Shape} ApiClient
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ApiClient.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ApiClient();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.joinedAtMs = value;
                            else
                                delete message.joinedAtMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.joinedBy = value;
                            else
                                delete message.joinedBy;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.certificateEndsMs = value;
                            else
                                delete message.certificateEndsMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.revoked = value;
                            else
                                delete message.revoked;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.revokedBy = value;
                            else
                                delete message.revokedBy;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revokedAtMs = value;
                            else
                                delete message.revokedAtMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.openCalls = value;
                            else
                                delete message.openCalls;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ApiClient
             * @function getTypeUrl
             * @memberof reeve.v1.ApiClient
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ApiClient.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ApiClient";
            };

            return ApiClient;
        })();

        v1.ListClientsReply = (function() {

            /**
             * Properties of a ListClientsReply.
             * @typedef {Object} reeve.v1.ListClientsReply.$Properties
             * @property {Array.<reeve.v1.ApiClient.$Properties>} [clients] ListClientsReply clients
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListClientsReply.
             * @memberof reeve.v1
             * @interface IListClientsReply
             * @augments reeve.v1.ListClientsReply.$Properties
             * @deprecated Use reeve.v1.ListClientsReply.$Properties instead.
             */

            /**
             * Shape of a ListClientsReply.
             * @typedef {reeve.v1.ListClientsReply.$Properties} reeve.v1.ListClientsReply.$Shape
             */

            /**
             * Constructs a new ListClientsReply.
             * @memberof reeve.v1
             * @classdesc Represents a ListClientsReply.
             * @constructor
             * @param {reeve.v1.ListClientsReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListClientsReply = function (properties) {
                this.clients = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListClientsReply clients.
             * @member {Array.<reeve.v1.ApiClient>} clients
             * @memberof reeve.v1.ListClientsReply
             * @instance
             */
            ListClientsReply.prototype.clients = $util.emptyArray;

            /**
             * Encodes the specified ListClientsReply message. Does not implicitly {@link reeve.v1.ListClientsReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListClientsReply
             * @static
             * @param {reeve.v1.ListClientsReply.$Properties} message ListClientsReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListClientsReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.clients != null && message.clients.length)
                    for (let i = 0; i < message.clients.length; ++i)
                        $root.reeve.v1.ApiClient.encode(message.clients[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListClientsReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListClientsReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListClientsReply & reeve.v1.ListClientsReply.$Shape} ListClientsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListClientsReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListClientsReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.clients && message.clients.length))
                                message.clients = [];
                            message.clients.push($root.reeve.v1.ApiClient.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListClientsReply
             * @function getTypeUrl
             * @memberof reeve.v1.ListClientsReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListClientsReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListClientsReply";
            };

            return ListClientsReply;
        })();

        v1.RevokeClientRequest = (function() {

            /**
             * Properties of a RevokeClientRequest.
             * @typedef {Object} reeve.v1.RevokeClientRequest.$Properties
             * @property {string} [name] RevokeClientRequest name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevokeClientRequest.
             * @memberof reeve.v1
             * @interface IRevokeClientRequest
             * @augments reeve.v1.RevokeClientRequest.$Properties
             * @deprecated Use reeve.v1.RevokeClientRequest.$Properties instead.
             */

            /**
             * Shape of a RevokeClientRequest.
             * @typedef {reeve.v1.RevokeClientRequest.$Properties} reeve.v1.RevokeClientRequest.$Shape
             */

            /**
             * Constructs a new RevokeClientRequest.
             * @memberof reeve.v1
             * @classdesc Represents a RevokeClientRequest.
             * @constructor
             * @param {reeve.v1.RevokeClientRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevokeClientRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RevokeClientRequest name.
             * @member {string} name
             * @memberof reeve.v1.RevokeClientRequest
             * @instance
             */
            RevokeClientRequest.prototype.name = "";

            /**
             * Encodes the specified RevokeClientRequest message. Does not implicitly {@link reeve.v1.RevokeClientRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RevokeClientRequest
             * @static
             * @param {reeve.v1.RevokeClientRequest.$Properties} message RevokeClientRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevokeClientRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevokeClientRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RevokeClientRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RevokeClientRequest & reeve.v1.RevokeClientRequest.$Shape} RevokeClientRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevokeClientRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RevokeClientRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RevokeClientRequest
             * @function getTypeUrl
             * @memberof reeve.v1.RevokeClientRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RevokeClientRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RevokeClientRequest";
            };

            return RevokeClientRequest;
        })();

        v1.RevokeClientReply = (function() {

            /**
             * Properties of a RevokeClientReply.
             * @typedef {Object} reeve.v1.RevokeClientReply.$Properties
             * @property {reeve.v1.ApiClient.$Properties} [client] RevokeClientReply client
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevokeClientReply.
             * @memberof reeve.v1
             * @interface IRevokeClientReply
             * @augments reeve.v1.RevokeClientReply.$Properties
             * @deprecated Use reeve.v1.RevokeClientReply.$Properties instead.
             */

            /**
             * Shape of a RevokeClientReply.
             * @typedef {reeve.v1.RevokeClientReply.$Properties} reeve.v1.RevokeClientReply.$Shape
             */

            /**
             * Constructs a new RevokeClientReply.
             * @memberof reeve.v1
             * @classdesc Represents a RevokeClientReply.
             * @constructor
             * @param {reeve.v1.RevokeClientReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevokeClientReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RevokeClientReply client.
             * @member {reeve.v1.ApiClient} client
             * @memberof reeve.v1.RevokeClientReply
             * @instance
             */
            RevokeClientReply.prototype.client = null;

            /**
             * Encodes the specified RevokeClientReply message. Does not implicitly {@link reeve.v1.RevokeClientReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RevokeClientReply
             * @static
             * @param {reeve.v1.RevokeClientReply.$Properties} message RevokeClientReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevokeClientReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.client != null && $Object.hasOwnProperty.call(message, "client"))
                    $root.reeve.v1.ApiClient.encode(message.client, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevokeClientReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RevokeClientReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RevokeClientReply & reeve.v1.RevokeClientReply.$Shape} RevokeClientReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevokeClientReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RevokeClientReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.client = $root.reeve.v1.ApiClient.decode(reader, reader.size(), $undefined, _depth + 1, message.client);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RevokeClientReply
             * @function getTypeUrl
             * @memberof reeve.v1.RevokeClientReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RevokeClientReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RevokeClientReply";
            };

            return RevokeClientReply;
        })();

        v1.StatusRequest = (function() {

            /**
             * Properties of a StatusRequest.
             * @typedef {Object} reeve.v1.StatusRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatusRequest.
             * @memberof reeve.v1
             * @interface IStatusRequest
             * @augments reeve.v1.StatusRequest.$Properties
             * @deprecated Use reeve.v1.StatusRequest.$Properties instead.
             */

            /**
             * Shape of a StatusRequest.
             * @typedef {reeve.v1.StatusRequest.$Properties} reeve.v1.StatusRequest.$Shape
             */

            /**
             * Constructs a new StatusRequest.
             * @memberof reeve.v1
             * @classdesc Represents a StatusRequest.
             * @constructor
             * @param {reeve.v1.StatusRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified StatusRequest message. Does not implicitly {@link reeve.v1.StatusRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.StatusRequest
             * @static
             * @param {reeve.v1.StatusRequest.$Properties} message StatusRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatusRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.StatusRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.StatusRequest & reeve.v1.StatusRequest.$Shape} StatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.StatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for StatusRequest
             * @function getTypeUrl
             * @memberof reeve.v1.StatusRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StatusRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.StatusRequest";
            };

            return StatusRequest;
        })();

        v1.StatusReply = (function() {

            /**
             * Properties of a StatusReply.
             * @typedef {Object} reeve.v1.StatusReply.$Properties
             * @property {string} [version] StatusReply version
             * @property {Uint8Array} [clusterId] StatusReply clusterId
             * @property {Uint8Array} [ledger] StatusReply ledger
             * @property {number} [fence] StatusReply fence
             * @property {number} [liveRuns] StatusReply liveRuns
             * @property {number} [timeMs] StatusReply timeMs
             * @property {Array.<string>} [addresses] StatusReply addresses
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatusReply.
             * @memberof reeve.v1
             * @interface IStatusReply
             * @augments reeve.v1.StatusReply.$Properties
             * @deprecated Use reeve.v1.StatusReply.$Properties instead.
             */

            /**
             * Shape of a StatusReply.
             * @typedef {reeve.v1.StatusReply.$Properties} reeve.v1.StatusReply.$Shape
             */

            /**
             * Constructs a new StatusReply.
             * @memberof reeve.v1
             * @classdesc Represents a StatusReply.
             * @constructor
             * @param {reeve.v1.StatusReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatusReply = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatusReply version.
             * @member {string} version
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.version = "";

            /**
             * StatusReply clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.clusterId = $util.newBuffer([]);

            /**
             * StatusReply ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.ledger = $util.newBuffer([]);

            /**
             * StatusReply fence.
             * @member {number} fence
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StatusReply liveRuns.
             * @member {number} liveRuns
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.liveRuns = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StatusReply timeMs.
             * @member {number} timeMs
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StatusReply addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.StatusReply
             * @instance
             */
            StatusReply.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified StatusReply message. Does not implicitly {@link reeve.v1.StatusReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.StatusReply
             * @static
             * @param {reeve.v1.StatusReply.$Properties} message StatusReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatusReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.version);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.clusterId);
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.ledger);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.fence);
                if (message.liveRuns != null && $Object.hasOwnProperty.call(message, "liveRuns") && (typeof message.liveRuns === "object" ? message.liveRuns.low || message.liveRuns.high : message.liveRuns !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.liveRuns);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.timeMs);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatusReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.StatusReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.StatusReply & reeve.v1.StatusReply.$Shape} StatusReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatusReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.StatusReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.liveRuns = value;
                            else
                                delete message.liveRuns;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for StatusReply
             * @function getTypeUrl
             * @memberof reeve.v1.StatusReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StatusReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.StatusReply";
            };

            return StatusReply;
        })();

        v1.PruneRequest = (function() {

            /**
             * Properties of a PruneRequest.
             * @typedef {Object} reeve.v1.PruneRequest.$Properties
             * @property {boolean} [dryRun] PruneRequest dryRun
             * @property {number} [olderThanDays] PruneRequest olderThanDays
             * @property {number} [keepLogsDays] PruneRequest keepLogsDays
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PruneRequest.
             * @memberof reeve.v1
             * @interface IPruneRequest
             * @augments reeve.v1.PruneRequest.$Properties
             * @deprecated Use reeve.v1.PruneRequest.$Properties instead.
             */

            /**
             * Shape of a PruneRequest.
             * @typedef {reeve.v1.PruneRequest.$Properties} reeve.v1.PruneRequest.$Shape
             */

            /**
             * Constructs a new PruneRequest.
             * @memberof reeve.v1
             * @classdesc Represents a PruneRequest.
             * @constructor
             * @param {reeve.v1.PruneRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PruneRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PruneRequest dryRun.
             * @member {boolean} dryRun
             * @memberof reeve.v1.PruneRequest
             * @instance
             */
            PruneRequest.prototype.dryRun = false;

            /**
             * PruneRequest olderThanDays.
             * @member {number} olderThanDays
             * @memberof reeve.v1.PruneRequest
             * @instance
             */
            PruneRequest.prototype.olderThanDays = 0;

            /**
             * PruneRequest keepLogsDays.
             * @member {number} keepLogsDays
             * @memberof reeve.v1.PruneRequest
             * @instance
             */
            PruneRequest.prototype.keepLogsDays = 0;

            /**
             * Encodes the specified PruneRequest message. Does not implicitly {@link reeve.v1.PruneRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.PruneRequest
             * @static
             * @param {reeve.v1.PruneRequest.$Properties} message PruneRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PruneRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.dryRun != null && $Object.hasOwnProperty.call(message, "dryRun") && message.dryRun !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.dryRun);
                if (message.olderThanDays != null && $Object.hasOwnProperty.call(message, "olderThanDays") && message.olderThanDays !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.olderThanDays);
                if (message.keepLogsDays != null && $Object.hasOwnProperty.call(message, "keepLogsDays") && message.keepLogsDays !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.keepLogsDays);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PruneRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.PruneRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.PruneRequest & reeve.v1.PruneRequest.$Shape} PruneRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PruneRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.PruneRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.dryRun = value;
                            else
                                delete message.dryRun;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.olderThanDays = value;
                            else
                                delete message.olderThanDays;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.keepLogsDays = value;
                            else
                                delete message.keepLogsDays;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PruneRequest
             * @function getTypeUrl
             * @memberof reeve.v1.PruneRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PruneRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.PruneRequest";
            };

            return PruneRequest;
        })();

        v1.PruneReply = (function() {

            /**
             * Properties of a PruneReply.
             * @typedef {Object} reeve.v1.PruneReply.$Properties
             * @property {boolean} [done] PruneReply done
             * @property {number} [runs] PruneReply runs
             * @property {number} [logs] PruneReply logs
             * @property {number} [logBytes] PruneReply logBytes
             * @property {number} [databaseBytes] PruneReply databaseBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PruneReply.
             * @memberof reeve.v1
             * @interface IPruneReply
             * @augments reeve.v1.PruneReply.$Properties
             * @deprecated Use reeve.v1.PruneReply.$Properties instead.
             */

            /**
             * Shape of a PruneReply.
             * @typedef {reeve.v1.PruneReply.$Properties} reeve.v1.PruneReply.$Shape
             */

            /**
             * Constructs a new PruneReply.
             * @memberof reeve.v1
             * @classdesc Represents a PruneReply.
             * @constructor
             * @param {reeve.v1.PruneReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PruneReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PruneReply done.
             * @member {boolean} done
             * @memberof reeve.v1.PruneReply
             * @instance
             */
            PruneReply.prototype.done = false;

            /**
             * PruneReply runs.
             * @member {number} runs
             * @memberof reeve.v1.PruneReply
             * @instance
             */
            PruneReply.prototype.runs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * PruneReply logs.
             * @member {number} logs
             * @memberof reeve.v1.PruneReply
             * @instance
             */
            PruneReply.prototype.logs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * PruneReply logBytes.
             * @member {number} logBytes
             * @memberof reeve.v1.PruneReply
             * @instance
             */
            PruneReply.prototype.logBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * PruneReply databaseBytes.
             * @member {number} databaseBytes
             * @memberof reeve.v1.PruneReply
             * @instance
             */
            PruneReply.prototype.databaseBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified PruneReply message. Does not implicitly {@link reeve.v1.PruneReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.PruneReply
             * @static
             * @param {reeve.v1.PruneReply.$Properties} message PruneReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PruneReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.done);
                if (message.runs != null && $Object.hasOwnProperty.call(message, "runs") && (typeof message.runs === "object" ? message.runs.low || message.runs.high : message.runs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.runs);
                if (message.logs != null && $Object.hasOwnProperty.call(message, "logs") && (typeof message.logs === "object" ? message.logs.low || message.logs.high : message.logs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.logs);
                if (message.logBytes != null && $Object.hasOwnProperty.call(message, "logBytes") && (typeof message.logBytes === "object" ? message.logBytes.low || message.logBytes.high : message.logBytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.logBytes);
                if (message.databaseBytes != null && $Object.hasOwnProperty.call(message, "databaseBytes") && (typeof message.databaseBytes === "object" ? message.databaseBytes.low || message.databaseBytes.high : message.databaseBytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.databaseBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PruneReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.PruneReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.PruneReply & reeve.v1.PruneReply.$Shape} PruneReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PruneReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.PruneReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.done = value;
                            else
                                delete message.done;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.runs = value;
                            else
                                delete message.runs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.logs = value;
                            else
                                delete message.logs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.logBytes = value;
                            else
                                delete message.logBytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.databaseBytes = value;
                            else
                                delete message.databaseBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PruneReply
             * @function getTypeUrl
             * @memberof reeve.v1.PruneReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PruneReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.PruneReply";
            };

            return PruneReply;
        })();

        v1.HoldSnapshotRequest = (function() {

            /**
             * Properties of a HoldSnapshotRequest.
             * @typedef {Object} reeve.v1.HoldSnapshotRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HoldSnapshotRequest.
             * @memberof reeve.v1
             * @interface IHoldSnapshotRequest
             * @augments reeve.v1.HoldSnapshotRequest.$Properties
             * @deprecated Use reeve.v1.HoldSnapshotRequest.$Properties instead.
             */

            /**
             * Shape of a HoldSnapshotRequest.
             * @typedef {reeve.v1.HoldSnapshotRequest.$Properties} reeve.v1.HoldSnapshotRequest.$Shape
             */

            /**
             * Constructs a new HoldSnapshotRequest.
             * @memberof reeve.v1
             * @classdesc Represents a HoldSnapshotRequest.
             * @constructor
             * @param {reeve.v1.HoldSnapshotRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HoldSnapshotRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified HoldSnapshotRequest message. Does not implicitly {@link reeve.v1.HoldSnapshotRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.HoldSnapshotRequest
             * @static
             * @param {reeve.v1.HoldSnapshotRequest.$Properties} message HoldSnapshotRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HoldSnapshotRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HoldSnapshotRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.HoldSnapshotRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.HoldSnapshotRequest & reeve.v1.HoldSnapshotRequest.$Shape} HoldSnapshotRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HoldSnapshotRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.HoldSnapshotRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for HoldSnapshotRequest
             * @function getTypeUrl
             * @memberof reeve.v1.HoldSnapshotRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HoldSnapshotRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.HoldSnapshotRequest";
            };

            return HoldSnapshotRequest;
        })();

        v1.Snapshot = (function() {

            /**
             * Properties of a Snapshot.
             * @typedef {Object} reeve.v1.Snapshot.$Properties
             * @property {number} [id] Snapshot id
             * @property {string} [database] Snapshot database
             * @property {number} [bytes] Snapshot bytes
             * @property {number} [schema] Snapshot schema
             * @property {Uint8Array} [clusterId] Snapshot clusterId
             * @property {Uint8Array} [ledger] Snapshot ledger
             * @property {number} [fence] Snapshot fence
             * @property {number} [takenAtMs] Snapshot takenAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Snapshot.
             * @memberof reeve.v1
             * @interface ISnapshot
             * @augments reeve.v1.Snapshot.$Properties
             * @deprecated Use reeve.v1.Snapshot.$Properties instead.
             */

            /**
             * Shape of a Snapshot.
             * @typedef {reeve.v1.Snapshot.$Properties} reeve.v1.Snapshot.$Shape
             */

            /**
             * Constructs a new Snapshot.
             * @memberof reeve.v1
             * @classdesc Represents a Snapshot.
             * @constructor
             * @param {reeve.v1.Snapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Snapshot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Snapshot id.
             * @member {number} id
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot database.
             * @member {string} database
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.database = "";

            /**
             * Snapshot bytes.
             * @member {number} bytes
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot schema.
             * @member {number} schema
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.schema = 0;

            /**
             * Snapshot clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.clusterId = $util.newBuffer([]);

            /**
             * Snapshot ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.ledger = $util.newBuffer([]);

            /**
             * Snapshot fence.
             * @member {number} fence
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot takenAtMs.
             * @member {number} takenAtMs
             * @memberof reeve.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.takenAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link reeve.v1.Snapshot.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Snapshot
             * @static
             * @param {reeve.v1.Snapshot.$Properties} message Snapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Snapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                if (message.database != null && $Object.hasOwnProperty.call(message, "database") && message.database !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.database);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bytes);
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.schema);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.clusterId);
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.ledger);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.fence);
                if (message.takenAtMs != null && $Object.hasOwnProperty.call(message, "takenAtMs") && (typeof message.takenAtMs === "object" ? message.takenAtMs.low || message.takenAtMs.high : message.takenAtMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.takenAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Snapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Snapshot & reeve.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Snapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Snapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.database = value;
                            else
                                delete message.database;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.schema = value;
                            else
                                delete message.schema;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.takenAtMs = value;
                            else
                                delete message.takenAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Snapshot
             * @function getTypeUrl
             * @memberof reeve.v1.Snapshot
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Snapshot.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Snapshot";
            };

            return Snapshot;
        })();

        v1.EndSnapshotRequest = (function() {

            /**
             * Properties of an EndSnapshotRequest.
             * @typedef {Object} reeve.v1.EndSnapshotRequest.$Properties
             * @property {number} [id] EndSnapshotRequest id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EndSnapshotRequest.
             * @memberof reeve.v1
             * @interface IEndSnapshotRequest
             * @augments reeve.v1.EndSnapshotRequest.$Properties
             * @deprecated Use reeve.v1.EndSnapshotRequest.$Properties instead.
             */

            /**
             * Shape of an EndSnapshotRequest.
             * @typedef {reeve.v1.EndSnapshotRequest.$Properties} reeve.v1.EndSnapshotRequest.$Shape
             */

            /**
             * Constructs a new EndSnapshotRequest.
             * @memberof reeve.v1
             * @classdesc Represents an EndSnapshotRequest.
             * @constructor
             * @param {reeve.v1.EndSnapshotRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EndSnapshotRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EndSnapshotRequest id.
             * @member {number} id
             * @memberof reeve.v1.EndSnapshotRequest
             * @instance
             */
            EndSnapshotRequest.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified EndSnapshotRequest message. Does not implicitly {@link reeve.v1.EndSnapshotRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.EndSnapshotRequest
             * @static
             * @param {reeve.v1.EndSnapshotRequest.$Properties} message EndSnapshotRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EndSnapshotRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EndSnapshotRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.EndSnapshotRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.EndSnapshotRequest & reeve.v1.EndSnapshotRequest.$Shape} EndSnapshotRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EndSnapshotRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.EndSnapshotRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for EndSnapshotRequest
             * @function getTypeUrl
             * @memberof reeve.v1.EndSnapshotRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EndSnapshotRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.EndSnapshotRequest";
            };

            return EndSnapshotRequest;
        })();

        v1.EndSnapshotReply = (function() {

            /**
             * Properties of an EndSnapshotReply.
             * @typedef {Object} reeve.v1.EndSnapshotReply.$Properties
             * @property {boolean} [held] EndSnapshotReply held
             * @property {string} [why] EndSnapshotReply why
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EndSnapshotReply.
             * @memberof reeve.v1
             * @interface IEndSnapshotReply
             * @augments reeve.v1.EndSnapshotReply.$Properties
             * @deprecated Use reeve.v1.EndSnapshotReply.$Properties instead.
             */

            /**
             * Shape of an EndSnapshotReply.
             * @typedef {reeve.v1.EndSnapshotReply.$Properties} reeve.v1.EndSnapshotReply.$Shape
             */

            /**
             * Constructs a new EndSnapshotReply.
             * @memberof reeve.v1
             * @classdesc Represents an EndSnapshotReply.
             * @constructor
             * @param {reeve.v1.EndSnapshotReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EndSnapshotReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EndSnapshotReply held.
             * @member {boolean} held
             * @memberof reeve.v1.EndSnapshotReply
             * @instance
             */
            EndSnapshotReply.prototype.held = false;

            /**
             * EndSnapshotReply why.
             * @member {string} why
             * @memberof reeve.v1.EndSnapshotReply
             * @instance
             */
            EndSnapshotReply.prototype.why = "";

            /**
             * Encodes the specified EndSnapshotReply message. Does not implicitly {@link reeve.v1.EndSnapshotReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.EndSnapshotReply
             * @static
             * @param {reeve.v1.EndSnapshotReply.$Properties} message EndSnapshotReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EndSnapshotReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.held != null && $Object.hasOwnProperty.call(message, "held") && message.held !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.held);
                if (message.why != null && $Object.hasOwnProperty.call(message, "why") && message.why !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.why);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EndSnapshotReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.EndSnapshotReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.EndSnapshotReply & reeve.v1.EndSnapshotReply.$Shape} EndSnapshotReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EndSnapshotReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.EndSnapshotReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.held = value;
                            else
                                delete message.held;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.why = value;
                            else
                                delete message.why;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for EndSnapshotReply
             * @function getTypeUrl
             * @memberof reeve.v1.EndSnapshotReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EndSnapshotReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.EndSnapshotReply";
            };

            return EndSnapshotReply;
        })();

        v1.AgentFrame = (function() {

            /**
             * Properties of an AgentFrame.
             * @typedef {Object} reeve.v1.AgentFrame.$Properties
             * @property {Array.<reeve.v1.AgentMessage.$Properties>} [messages] AgentFrame messages
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentFrame.
             * @memberof reeve.v1
             * @interface IAgentFrame
             * @augments reeve.v1.AgentFrame.$Properties
             * @deprecated Use reeve.v1.AgentFrame.$Properties instead.
             */

            /**
             * Shape of an AgentFrame.
             * @typedef {{
             *   messages?: Array.<reeve.v1.AgentMessage.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} reeve.v1.AgentFrame.$Shape
             */

            /**
             * Constructs a new AgentFrame.
             * @memberof reeve.v1
             * @classdesc Represents an AgentFrame.
             * @constructor
             * @param {reeve.v1.AgentFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentFrame = function (properties) {
                this.messages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentFrame messages.
             * @member {Array.<reeve.v1.AgentMessage>} messages
             * @memberof reeve.v1.AgentFrame
             * @instance
             */
            AgentFrame.prototype.messages = $util.emptyArray;

            /**
             * Encodes the specified AgentFrame message. Does not implicitly {@link reeve.v1.AgentFrame.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AgentFrame
             * @static
             * @param {reeve.v1.AgentFrame.$Properties} message AgentFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messages != null && message.messages.length)
                    for (let i = 0; i < message.messages.length; ++i)
                        $root.reeve.v1.AgentMessage.encode(message.messages[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentFrame message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AgentFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AgentFrame & reeve.v1.AgentFrame.$Shape} AgentFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AgentFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.messages && message.messages.length))
                                message.messages = [];
                            message.messages.push($root.reeve.v1.AgentMessage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AgentFrame
             * @function getTypeUrl
             * @memberof reeve.v1.AgentFrame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AgentFrame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AgentFrame";
            };

            return AgentFrame;
        })();

        v1.AgentMessage = (function() {

            /**
             * Properties of an AgentMessage.
             * @typedef {Object} reeve.v1.AgentMessage.$Properties
             * @property {reeve.v1.Hello.$Properties|null} [hello] AgentMessage hello
             * @property {reeve.v1.AttemptReport.$Properties|null} [report] AgentMessage report
             * @property {reeve.v1.ResyncEnd.$Properties|null} [resyncEnd] AgentMessage resyncEnd
             * @property {reeve.v1.AgentHeartbeat.$Properties|null} [heartbeat] AgentMessage heartbeat
             * @property {reeve.v1.BlobNeeded.$Properties|null} [blobNeeded] AgentMessage blobNeeded
             * @property {"hello"|"report"|"resyncEnd"|"heartbeat"|"blobNeeded"} [kind] AgentMessage kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentMessage.
             * @memberof reeve.v1
             * @interface IAgentMessage
             * @augments reeve.v1.AgentMessage.$Properties
             * @deprecated Use reeve.v1.AgentMessage.$Properties instead.
             */

            /**
             * Narrowed shape of an AgentMessage.
             * @typedef {{
             *   hello?: reeve.v1.Hello.$Shape|null;
             *   report?: reeve.v1.AttemptReport.$Shape|null;
             *   resyncEnd?: reeve.v1.ResyncEnd.$Shape|null;
             *   heartbeat?: reeve.v1.AgentHeartbeat.$Shape|null;
             *   blobNeeded?: reeve.v1.BlobNeeded.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; hello?: null; report?: null; resyncEnd?: null; heartbeat?: null; blobNeeded?: null }|{ kind?: "hello"; hello: reeve.v1.Hello.$Shape; report?: null; resyncEnd?: null; heartbeat?: null; blobNeeded?: null }|{ kind?: "report"; hello?: null; report: reeve.v1.AttemptReport.$Shape; resyncEnd?: null; heartbeat?: null; blobNeeded?: null }|{ kind?: "resyncEnd"; hello?: null; report?: null; resyncEnd: reeve.v1.ResyncEnd.$Shape; heartbeat?: null; blobNeeded?: null }|{ kind?: "heartbeat"; hello?: null; report?: null; resyncEnd?: null; heartbeat: reeve.v1.AgentHeartbeat.$Shape; blobNeeded?: null }|{ kind?: "blobNeeded"; hello?: null; report?: null; resyncEnd?: null; heartbeat?: null; blobNeeded: reeve.v1.BlobNeeded.$Shape })
             * )} reeve.v1.AgentMessage.$Shape
             */

            /**
             * Constructs a new AgentMessage.
             * @memberof reeve.v1
             * @classdesc Represents an AgentMessage.
             * @constructor
             * @param {reeve.v1.AgentMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentMessage hello.
             * @member {reeve.v1.Hello|null} hello
             * @memberof reeve.v1.AgentMessage
             * @instance
             */
            AgentMessage.prototype.hello = null;

            /**
             * AgentMessage report.
             * @member {reeve.v1.AttemptReport|null} report
             * @memberof reeve.v1.AgentMessage
             * @instance
             */
            AgentMessage.prototype.report = null;

            /**
             * AgentMessage resyncEnd.
             * @member {reeve.v1.ResyncEnd|null} resyncEnd
             * @memberof reeve.v1.AgentMessage
             * @instance
             */
            AgentMessage.prototype.resyncEnd = null;

            /**
             * AgentMessage heartbeat.
             * @member {reeve.v1.AgentHeartbeat|null} heartbeat
             * @memberof reeve.v1.AgentMessage
             * @instance
             */
            AgentMessage.prototype.heartbeat = null;

            /**
             * AgentMessage blobNeeded.
             * @member {reeve.v1.BlobNeeded|null} blobNeeded
             * @memberof reeve.v1.AgentMessage
             * @instance
             */
            AgentMessage.prototype.blobNeeded = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * AgentMessage kind.
             * @member {"hello"|"report"|"resyncEnd"|"heartbeat"|"blobNeeded"|undefined} kind
             * @memberof reeve.v1.AgentMessage
             * @instance
             */
            $Object.defineProperty(AgentMessage.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "report", "resyncEnd", "heartbeat", "blobNeeded"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AgentMessage message. Does not implicitly {@link reeve.v1.AgentMessage.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AgentMessage
             * @static
             * @param {reeve.v1.AgentMessage.$Properties} message AgentMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.reeve.v1.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.report != null && $Object.hasOwnProperty.call(message, "report"))
                    $root.reeve.v1.AttemptReport.encode(message.report, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.resyncEnd != null && $Object.hasOwnProperty.call(message, "resyncEnd"))
                    $root.reeve.v1.ResyncEnd.encode(message.resyncEnd, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.reeve.v1.AgentHeartbeat.encode(message.heartbeat, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.blobNeeded != null && $Object.hasOwnProperty.call(message, "blobNeeded"))
                    $root.reeve.v1.BlobNeeded.encode(message.blobNeeded, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentMessage message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AgentMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AgentMessage & reeve.v1.AgentMessage.$Shape} AgentMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AgentMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.reeve.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.kind = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.report = $root.reeve.v1.AttemptReport.decode(reader, reader.size(), $undefined, _depth + 1, message.report);
                            message.kind = "report";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.resyncEnd = $root.reeve.v1.ResyncEnd.decode(reader, reader.size(), $undefined, _depth + 1, message.resyncEnd);
                            message.kind = "resyncEnd";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.reeve.v1.AgentHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.kind = "heartbeat";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.blobNeeded = $root.reeve.v1.BlobNeeded.decode(reader, reader.size(), $undefined, _depth + 1, message.blobNeeded);
                            message.kind = "blobNeeded";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AgentMessage
             * @function getTypeUrl
             * @memberof reeve.v1.AgentMessage
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AgentMessage.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AgentMessage";
            };

            return AgentMessage;
        })();

        v1.LedgerMark = (function() {

            /**
             * Properties of a LedgerMark.
             * @typedef {Object} reeve.v1.LedgerMark.$Properties
             * @property {Uint8Array} [ledger] LedgerMark ledger
             * @property {number} [floor] LedgerMark floor
             * @property {number} [fence] LedgerMark fence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LedgerMark.
             * @memberof reeve.v1
             * @interface ILedgerMark
             * @augments reeve.v1.LedgerMark.$Properties
             * @deprecated Use reeve.v1.LedgerMark.$Properties instead.
             */

            /**
             * Shape of a LedgerMark.
             * @typedef {reeve.v1.LedgerMark.$Properties} reeve.v1.LedgerMark.$Shape
             */

            /**
             * Constructs a new LedgerMark.
             * @memberof reeve.v1
             * @classdesc Represents a LedgerMark.
             * @constructor
             * @param {reeve.v1.LedgerMark.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LedgerMark = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LedgerMark ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.LedgerMark
             * @instance
             */
            LedgerMark.prototype.ledger = $util.newBuffer([]);

            /**
             * LedgerMark floor.
             * @member {number} floor
             * @memberof reeve.v1.LedgerMark
             * @instance
             */
            LedgerMark.prototype.floor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LedgerMark fence.
             * @member {number} fence
             * @memberof reeve.v1.LedgerMark
             * @instance
             */
            LedgerMark.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified LedgerMark message. Does not implicitly {@link reeve.v1.LedgerMark.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LedgerMark
             * @static
             * @param {reeve.v1.LedgerMark.$Properties} message LedgerMark message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LedgerMark.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.ledger);
                if (message.floor != null && $Object.hasOwnProperty.call(message, "floor") && (typeof message.floor === "object" ? message.floor.low || message.floor.high : message.floor !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.floor);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.fence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LedgerMark message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LedgerMark
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LedgerMark & reeve.v1.LedgerMark.$Shape} LedgerMark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LedgerMark.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LedgerMark();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.floor = value;
                            else
                                delete message.floor;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LedgerMark
             * @function getTypeUrl
             * @memberof reeve.v1.LedgerMark
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LedgerMark.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LedgerMark";
            };

            return LedgerMark;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} reeve.v1.Hello.$Properties
             * @property {number} [protocol] Hello protocol
             * @property {string} [build] Hello build
             * @property {string} [mode] Hello mode
             * @property {string} [owner] Hello owner
             * @property {number} [maxRuns] Hello maxRuns
             * @property {string} [bootIdentity] Hello bootIdentity
             * @property {Uint8Array} [spoolId] Hello spoolId
             * @property {number} [timeMs] Hello timeMs
             * @property {Array.<reeve.v1.LedgerMark.$Properties>} [marks] Hello marks
             * @property {Uint8Array} [clusterId] Hello clusterId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof reeve.v1
             * @interface IHello
             * @augments reeve.v1.Hello.$Properties
             * @deprecated Use reeve.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {reeve.v1.Hello.$Properties} reeve.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof reeve.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {reeve.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                this.marks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello protocol.
             * @member {number} protocol
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.protocol = 0;

            /**
             * Hello build.
             * @member {string} build
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.build = "";

            /**
             * Hello mode.
             * @member {string} mode
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.mode = "";

            /**
             * Hello owner.
             * @member {string} owner
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.owner = "";

            /**
             * Hello maxRuns.
             * @member {number} maxRuns
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.maxRuns = 0;

            /**
             * Hello bootIdentity.
             * @member {string} bootIdentity
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.bootIdentity = "";

            /**
             * Hello spoolId.
             * @member {Uint8Array} spoolId
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.spoolId = $util.newBuffer([]);

            /**
             * Hello timeMs.
             * @member {number} timeMs
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Hello marks.
             * @member {Array.<reeve.v1.LedgerMark>} marks
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.marks = $util.emptyArray;

            /**
             * Hello clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.Hello
             * @instance
             */
            Hello.prototype.clusterId = $util.newBuffer([]);

            /**
             * Encodes the specified Hello message. Does not implicitly {@link reeve.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Hello
             * @static
             * @param {reeve.v1.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.build != null && $Object.hasOwnProperty.call(message, "build") && message.build !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.build);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.mode);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.owner);
                if (message.maxRuns != null && $Object.hasOwnProperty.call(message, "maxRuns") && message.maxRuns !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.maxRuns);
                if (message.bootIdentity != null && $Object.hasOwnProperty.call(message, "bootIdentity") && message.bootIdentity !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.bootIdentity);
                if (message.spoolId != null && $Object.hasOwnProperty.call(message, "spoolId") && message.spoolId.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.spoolId);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.timeMs);
                if (message.marks != null && message.marks.length)
                    for (let i = 0; i < message.marks.length; ++i)
                        $root.reeve.v1.LedgerMark.encode(message.marks[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.clusterId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Hello & reeve.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.build = value;
                            else
                                delete message.build;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxRuns = value;
                            else
                                delete message.maxRuns;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.bootIdentity = value;
                            else
                                delete message.bootIdentity;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spoolId = value;
                            else
                                delete message.spoolId;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.marks && message.marks.length))
                                message.marks = [];
                            message.marks.push($root.reeve.v1.LedgerMark.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Hello
             * @function getTypeUrl
             * @memberof reeve.v1.Hello
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Hello.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Hello";
            };

            return Hello;
        })();

        v1.AttemptReport = (function() {

            /**
             * Properties of an AttemptReport.
             * @typedef {Object} reeve.v1.AttemptReport.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] AttemptReport key
             * @property {string} [phase] AttemptReport phase
             * @property {number} [seq] AttemptReport seq
             * @property {string} [reason] AttemptReport reason
             * @property {boolean} [permanent] AttemptReport permanent
             * @property {string} [detail] AttemptReport detail
             * @property {number} [pid] AttemptReport pid
             * @property {number} [startedAtMs] AttemptReport startedAtMs
             * @property {reeve.v1.Exit.$Properties} [exit] AttemptReport exit
             * @property {reeve.v1.LogTotals.$Properties} [log] AttemptReport log
             * @property {boolean} [unsupervised] AttemptReport unsupervised
             * @property {boolean} [stalled] AttemptReport stalled
             * @property {Array.<string>} [survivors] AttemptReport survivors
             * @property {boolean} [stopping] AttemptReport stopping
             * @property {string} [actualUser] AttemptReport actualUser
             * @property {Array.<string>} [warnings] AttemptReport warnings
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttemptReport.
             * @memberof reeve.v1
             * @interface IAttemptReport
             * @augments reeve.v1.AttemptReport.$Properties
             * @deprecated Use reeve.v1.AttemptReport.$Properties instead.
             */

            /**
             * Shape of an AttemptReport.
             * @typedef {reeve.v1.AttemptReport.$Properties} reeve.v1.AttemptReport.$Shape
             */

            /**
             * Constructs a new AttemptReport.
             * @memberof reeve.v1
             * @classdesc Represents an AttemptReport.
             * @constructor
             * @param {reeve.v1.AttemptReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttemptReport = function (properties) {
                this.survivors = [];
                this.warnings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttemptReport key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.key = null;

            /**
             * AttemptReport phase.
             * @member {string} phase
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.phase = "";

            /**
             * AttemptReport seq.
             * @member {number} seq
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttemptReport reason.
             * @member {string} reason
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.reason = "";

            /**
             * AttemptReport permanent.
             * @member {boolean} permanent
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.permanent = false;

            /**
             * AttemptReport detail.
             * @member {string} detail
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.detail = "";

            /**
             * AttemptReport pid.
             * @member {number} pid
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.pid = 0;

            /**
             * AttemptReport startedAtMs.
             * @member {number} startedAtMs
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.startedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttemptReport exit.
             * @member {reeve.v1.Exit} exit
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.exit = null;

            /**
             * AttemptReport log.
             * @member {reeve.v1.LogTotals} log
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.log = null;

            /**
             * AttemptReport unsupervised.
             * @member {boolean} unsupervised
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.unsupervised = false;

            /**
             * AttemptReport stalled.
             * @member {boolean} stalled
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.stalled = false;

            /**
             * AttemptReport survivors.
             * @member {Array.<string>} survivors
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.survivors = $util.emptyArray;

            /**
             * AttemptReport stopping.
             * @member {boolean} stopping
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.stopping = false;

            /**
             * AttemptReport actualUser.
             * @member {string} actualUser
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.actualUser = "";

            /**
             * AttemptReport warnings.
             * @member {Array.<string>} warnings
             * @memberof reeve.v1.AttemptReport
             * @instance
             */
            AttemptReport.prototype.warnings = $util.emptyArray;

            /**
             * Encodes the specified AttemptReport message. Does not implicitly {@link reeve.v1.AttemptReport.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AttemptReport
             * @static
             * @param {reeve.v1.AttemptReport.$Properties} message AttemptReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttemptReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase") && message.phase !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.phase);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.seq);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.permanent != null && $Object.hasOwnProperty.call(message, "permanent") && message.permanent !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.permanent);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.detail);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.pid);
                if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && (typeof message.startedAtMs === "object" ? message.startedAtMs.low || message.startedAtMs.high : message.startedAtMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.startedAtMs);
                if (message.exit != null && $Object.hasOwnProperty.call(message, "exit"))
                    $root.reeve.v1.Exit.encode(message.exit, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                    $root.reeve.v1.LogTotals.encode(message.log, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.unsupervised != null && $Object.hasOwnProperty.call(message, "unsupervised") && message.unsupervised !== false)
                    writer.uint32(/* id 11, wireType 0 =*/88).bool(message.unsupervised);
                if (message.stalled != null && $Object.hasOwnProperty.call(message, "stalled") && message.stalled !== false)
                    writer.uint32(/* id 12, wireType 0 =*/96).bool(message.stalled);
                if (message.survivors != null && message.survivors.length)
                    for (let i = 0; i < message.survivors.length; ++i)
                        writer.uint32(/* id 13, wireType 2 =*/106).string(message.survivors[i]);
                if (message.stopping != null && $Object.hasOwnProperty.call(message, "stopping") && message.stopping !== false)
                    writer.uint32(/* id 14, wireType 0 =*/112).bool(message.stopping);
                if (message.actualUser != null && $Object.hasOwnProperty.call(message, "actualUser") && message.actualUser !== "")
                    writer.uint32(/* id 15, wireType 2 =*/122).string(message.actualUser);
                if (message.warnings != null && message.warnings.length)
                    for (let i = 0; i < message.warnings.length; ++i)
                        writer.uint32(/* id 16, wireType 2 =*/130).string(message.warnings[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttemptReport message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AttemptReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AttemptReport & reeve.v1.AttemptReport.$Shape} AttemptReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttemptReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AttemptReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.phase = value;
                            else
                                delete message.phase;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.permanent = value;
                            else
                                delete message.permanent;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startedAtMs = value;
                            else
                                delete message.startedAtMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.exit = $root.reeve.v1.Exit.decode(reader, reader.size(), $undefined, _depth + 1, message.exit);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.log = $root.reeve.v1.LogTotals.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unsupervised = value;
                            else
                                delete message.unsupervised;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stalled = value;
                            else
                                delete message.stalled;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.survivors && message.survivors.length))
                                message.survivors = [];
                            message.survivors.push(reader.stringVerify());
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stopping = value;
                            else
                                delete message.stopping;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.actualUser = value;
                            else
                                delete message.actualUser;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.warnings && message.warnings.length))
                                message.warnings = [];
                            message.warnings.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AttemptReport
             * @function getTypeUrl
             * @memberof reeve.v1.AttemptReport
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AttemptReport.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AttemptReport";
            };

            return AttemptReport;
        })();

        v1.ResyncEnd = (function() {

            /**
             * Properties of a ResyncEnd.
             * @typedef {Object} reeve.v1.ResyncEnd.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResyncEnd.
             * @memberof reeve.v1
             * @interface IResyncEnd
             * @augments reeve.v1.ResyncEnd.$Properties
             * @deprecated Use reeve.v1.ResyncEnd.$Properties instead.
             */

            /**
             * Shape of a ResyncEnd.
             * @typedef {reeve.v1.ResyncEnd.$Properties} reeve.v1.ResyncEnd.$Shape
             */

            /**
             * Constructs a new ResyncEnd.
             * @memberof reeve.v1
             * @classdesc Represents a ResyncEnd.
             * @constructor
             * @param {reeve.v1.ResyncEnd.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResyncEnd = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ResyncEnd message. Does not implicitly {@link reeve.v1.ResyncEnd.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ResyncEnd
             * @static
             * @param {reeve.v1.ResyncEnd.$Properties} message ResyncEnd message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResyncEnd.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResyncEnd message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ResyncEnd
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ResyncEnd & reeve.v1.ResyncEnd.$Shape} ResyncEnd
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResyncEnd.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ResyncEnd();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ResyncEnd
             * @function getTypeUrl
             * @memberof reeve.v1.ResyncEnd
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ResyncEnd.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ResyncEnd";
            };

            return ResyncEnd;
        })();

        v1.AgentHeartbeat = (function() {

            /**
             * Properties of an AgentHeartbeat.
             * @typedef {Object} reeve.v1.AgentHeartbeat.$Properties
             * @property {number} [timeMs] AgentHeartbeat timeMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentHeartbeat.
             * @memberof reeve.v1
             * @interface IAgentHeartbeat
             * @augments reeve.v1.AgentHeartbeat.$Properties
             * @deprecated Use reeve.v1.AgentHeartbeat.$Properties instead.
             */

            /**
             * Shape of an AgentHeartbeat.
             * @typedef {reeve.v1.AgentHeartbeat.$Properties} reeve.v1.AgentHeartbeat.$Shape
             */

            /**
             * Constructs a new AgentHeartbeat.
             * @memberof reeve.v1
             * @classdesc Represents an AgentHeartbeat.
             * @constructor
             * @param {reeve.v1.AgentHeartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentHeartbeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentHeartbeat timeMs.
             * @member {number} timeMs
             * @memberof reeve.v1.AgentHeartbeat
             * @instance
             */
            AgentHeartbeat.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified AgentHeartbeat message. Does not implicitly {@link reeve.v1.AgentHeartbeat.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.AgentHeartbeat
             * @static
             * @param {reeve.v1.AgentHeartbeat.$Properties} message AgentHeartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentHeartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.timeMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentHeartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.AgentHeartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.AgentHeartbeat & reeve.v1.AgentHeartbeat.$Shape} AgentHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentHeartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.AgentHeartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for AgentHeartbeat
             * @function getTypeUrl
             * @memberof reeve.v1.AgentHeartbeat
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AgentHeartbeat.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.AgentHeartbeat";
            };

            return AgentHeartbeat;
        })();

        v1.BlobNeeded = (function() {

            /**
             * Properties of a BlobNeeded.
             * @typedef {Object} reeve.v1.BlobNeeded.$Properties
             * @property {Uint8Array} [sha256] BlobNeeded sha256
             * @property {number} [from] BlobNeeded from
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BlobNeeded.
             * @memberof reeve.v1
             * @interface IBlobNeeded
             * @augments reeve.v1.BlobNeeded.$Properties
             * @deprecated Use reeve.v1.BlobNeeded.$Properties instead.
             */

            /**
             * Shape of a BlobNeeded.
             * @typedef {reeve.v1.BlobNeeded.$Properties} reeve.v1.BlobNeeded.$Shape
             */

            /**
             * Constructs a new BlobNeeded.
             * @memberof reeve.v1
             * @classdesc Represents a BlobNeeded.
             * @constructor
             * @param {reeve.v1.BlobNeeded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BlobNeeded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BlobNeeded sha256.
             * @member {Uint8Array} sha256
             * @memberof reeve.v1.BlobNeeded
             * @instance
             */
            BlobNeeded.prototype.sha256 = $util.newBuffer([]);

            /**
             * BlobNeeded from.
             * @member {number} from
             * @memberof reeve.v1.BlobNeeded
             * @instance
             */
            BlobNeeded.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified BlobNeeded message. Does not implicitly {@link reeve.v1.BlobNeeded.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.BlobNeeded
             * @static
             * @param {reeve.v1.BlobNeeded.$Properties} message BlobNeeded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BlobNeeded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.sha256);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.from);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BlobNeeded message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.BlobNeeded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.BlobNeeded & reeve.v1.BlobNeeded.$Shape} BlobNeeded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BlobNeeded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.BlobNeeded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for BlobNeeded
             * @function getTypeUrl
             * @memberof reeve.v1.BlobNeeded
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BlobNeeded.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.BlobNeeded";
            };

            return BlobNeeded;
        })();

        v1.SchedulerFrame = (function() {

            /**
             * Properties of a SchedulerFrame.
             * @typedef {Object} reeve.v1.SchedulerFrame.$Properties
             * @property {Array.<reeve.v1.SchedulerMessage.$Properties>} [messages] SchedulerFrame messages
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SchedulerFrame.
             * @memberof reeve.v1
             * @interface ISchedulerFrame
             * @augments reeve.v1.SchedulerFrame.$Properties
             * @deprecated Use reeve.v1.SchedulerFrame.$Properties instead.
             */

            /**
             * Shape of a SchedulerFrame.
             * @typedef {{
             *   messages?: Array.<reeve.v1.SchedulerMessage.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} reeve.v1.SchedulerFrame.$Shape
             */

            /**
             * Constructs a new SchedulerFrame.
             * @memberof reeve.v1
             * @classdesc Represents a SchedulerFrame.
             * @constructor
             * @param {reeve.v1.SchedulerFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SchedulerFrame = function (properties) {
                this.messages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SchedulerFrame messages.
             * @member {Array.<reeve.v1.SchedulerMessage>} messages
             * @memberof reeve.v1.SchedulerFrame
             * @instance
             */
            SchedulerFrame.prototype.messages = $util.emptyArray;

            /**
             * Encodes the specified SchedulerFrame message. Does not implicitly {@link reeve.v1.SchedulerFrame.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SchedulerFrame
             * @static
             * @param {reeve.v1.SchedulerFrame.$Properties} message SchedulerFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SchedulerFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messages != null && message.messages.length)
                    for (let i = 0; i < message.messages.length; ++i)
                        $root.reeve.v1.SchedulerMessage.encode(message.messages[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SchedulerFrame message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SchedulerFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SchedulerFrame & reeve.v1.SchedulerFrame.$Shape} SchedulerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SchedulerFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SchedulerFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.messages && message.messages.length))
                                message.messages = [];
                            message.messages.push($root.reeve.v1.SchedulerMessage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SchedulerFrame
             * @function getTypeUrl
             * @memberof reeve.v1.SchedulerFrame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SchedulerFrame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SchedulerFrame";
            };

            return SchedulerFrame;
        })();

        v1.SchedulerMessage = (function() {

            /**
             * Properties of a SchedulerMessage.
             * @typedef {Object} reeve.v1.SchedulerMessage.$Properties
             * @property {reeve.v1.Welcome.$Properties|null} [welcome] SchedulerMessage welcome
             * @property {reeve.v1.RunOrder.$Properties|null} [order] SchedulerMessage order
             * @property {reeve.v1.CancelOrder.$Properties|null} [cancel] SchedulerMessage cancel
             * @property {reeve.v1.Query.$Properties|null} [query] SchedulerMessage query
             * @property {reeve.v1.Forget.$Properties|null} [forget] SchedulerMessage forget
             * @property {reeve.v1.ReportAck.$Properties|null} [ack] SchedulerMessage ack
             * @property {reeve.v1.BlobChunk.$Properties|null} [blob] SchedulerMessage blob
             * @property {reeve.v1.SchedulerHeartbeat.$Properties|null} [heartbeat] SchedulerMessage heartbeat
             * @property {reeve.v1.Farewell.$Properties|null} [farewell] SchedulerMessage farewell
             * @property {"welcome"|"order"|"cancel"|"query"|"forget"|"ack"|"blob"|"heartbeat"|"farewell"} [kind] SchedulerMessage kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SchedulerMessage.
             * @memberof reeve.v1
             * @interface ISchedulerMessage
             * @augments reeve.v1.SchedulerMessage.$Properties
             * @deprecated Use reeve.v1.SchedulerMessage.$Properties instead.
             */

            /**
             * Narrowed shape of a SchedulerMessage.
             * @typedef {{
             *   welcome?: reeve.v1.Welcome.$Shape|null;
             *   order?: reeve.v1.RunOrder.$Shape|null;
             *   cancel?: reeve.v1.CancelOrder.$Shape|null;
             *   query?: reeve.v1.Query.$Shape|null;
             *   forget?: reeve.v1.Forget.$Shape|null;
             *   ack?: reeve.v1.ReportAck.$Shape|null;
             *   blob?: reeve.v1.BlobChunk.$Shape|null;
             *   heartbeat?: reeve.v1.SchedulerHeartbeat.$Shape|null;
             *   farewell?: reeve.v1.Farewell.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "welcome"; welcome: reeve.v1.Welcome.$Shape; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "order"; welcome?: null; order: reeve.v1.RunOrder.$Shape; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "cancel"; welcome?: null; order?: null; cancel: reeve.v1.CancelOrder.$Shape; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "query"; welcome?: null; order?: null; cancel?: null; query: reeve.v1.Query.$Shape; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "forget"; welcome?: null; order?: null; cancel?: null; query?: null; forget: reeve.v1.Forget.$Shape; ack?: null; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "ack"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack: reeve.v1.ReportAck.$Shape; blob?: null; heartbeat?: null; farewell?: null }|{ kind?: "blob"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob: reeve.v1.BlobChunk.$Shape; heartbeat?: null; farewell?: null }|{ kind?: "heartbeat"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat: reeve.v1.SchedulerHeartbeat.$Shape; farewell?: null }|{ kind?: "farewell"; welcome?: null; order?: null; cancel?: null; query?: null; forget?: null; ack?: null; blob?: null; heartbeat?: null; farewell: reeve.v1.Farewell.$Shape })
             * )} reeve.v1.SchedulerMessage.$Shape
             */

            /**
             * Constructs a new SchedulerMessage.
             * @memberof reeve.v1
             * @classdesc Represents a SchedulerMessage.
             * @constructor
             * @param {reeve.v1.SchedulerMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SchedulerMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SchedulerMessage welcome.
             * @member {reeve.v1.Welcome|null} welcome
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.welcome = null;

            /**
             * SchedulerMessage order.
             * @member {reeve.v1.RunOrder|null} order
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.order = null;

            /**
             * SchedulerMessage cancel.
             * @member {reeve.v1.CancelOrder|null} cancel
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.cancel = null;

            /**
             * SchedulerMessage query.
             * @member {reeve.v1.Query|null} query
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.query = null;

            /**
             * SchedulerMessage forget.
             * @member {reeve.v1.Forget|null} forget
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.forget = null;

            /**
             * SchedulerMessage ack.
             * @member {reeve.v1.ReportAck|null} ack
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.ack = null;

            /**
             * SchedulerMessage blob.
             * @member {reeve.v1.BlobChunk|null} blob
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.blob = null;

            /**
             * SchedulerMessage heartbeat.
             * @member {reeve.v1.SchedulerHeartbeat|null} heartbeat
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.heartbeat = null;

            /**
             * SchedulerMessage farewell.
             * @member {reeve.v1.Farewell|null} farewell
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            SchedulerMessage.prototype.farewell = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * SchedulerMessage kind.
             * @member {"welcome"|"order"|"cancel"|"query"|"forget"|"ack"|"blob"|"heartbeat"|"farewell"|undefined} kind
             * @memberof reeve.v1.SchedulerMessage
             * @instance
             */
            $Object.defineProperty(SchedulerMessage.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["welcome", "order", "cancel", "query", "forget", "ack", "blob", "heartbeat", "farewell"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified SchedulerMessage message. Does not implicitly {@link reeve.v1.SchedulerMessage.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SchedulerMessage
             * @static
             * @param {reeve.v1.SchedulerMessage.$Properties} message SchedulerMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SchedulerMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.reeve.v1.Welcome.encode(message.welcome, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                    $root.reeve.v1.RunOrder.encode(message.order, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
                    $root.reeve.v1.CancelOrder.encode(message.cancel, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.query != null && $Object.hasOwnProperty.call(message, "query"))
                    $root.reeve.v1.Query.encode(message.query, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.forget != null && $Object.hasOwnProperty.call(message, "forget"))
                    $root.reeve.v1.Forget.encode(message.forget, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    $root.reeve.v1.ReportAck.encode(message.ack, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.blob != null && $Object.hasOwnProperty.call(message, "blob"))
                    $root.reeve.v1.BlobChunk.encode(message.blob, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.reeve.v1.SchedulerHeartbeat.encode(message.heartbeat, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.farewell != null && $Object.hasOwnProperty.call(message, "farewell"))
                    $root.reeve.v1.Farewell.encode(message.farewell, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SchedulerMessage message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SchedulerMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SchedulerMessage & reeve.v1.SchedulerMessage.$Shape} SchedulerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SchedulerMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SchedulerMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.reeve.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.kind = "welcome";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.order = $root.reeve.v1.RunOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                            message.kind = "order";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.cancel = $root.reeve.v1.CancelOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
                            message.kind = "cancel";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.query = $root.reeve.v1.Query.decode(reader, reader.size(), $undefined, _depth + 1, message.query);
                            message.kind = "query";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.forget = $root.reeve.v1.Forget.decode(reader, reader.size(), $undefined, _depth + 1, message.forget);
                            message.kind = "forget";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.ack = $root.reeve.v1.ReportAck.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                            message.kind = "ack";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.blob = $root.reeve.v1.BlobChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.blob);
                            message.kind = "blob";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.reeve.v1.SchedulerHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.kind = "heartbeat";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.farewell = $root.reeve.v1.Farewell.decode(reader, reader.size(), $undefined, _depth + 1, message.farewell);
                            message.kind = "farewell";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SchedulerMessage
             * @function getTypeUrl
             * @memberof reeve.v1.SchedulerMessage
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SchedulerMessage.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SchedulerMessage";
            };

            return SchedulerMessage;
        })();

        v1.Farewell = (function() {

            /**
             * Properties of a Farewell.
             * @typedef {Object} reeve.v1.Farewell.$Properties
             * @property {string} [reason] Farewell reason
             * @property {string} [detail] Farewell detail
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Farewell.
             * @memberof reeve.v1
             * @interface IFarewell
             * @augments reeve.v1.Farewell.$Properties
             * @deprecated Use reeve.v1.Farewell.$Properties instead.
             */

            /**
             * Shape of a Farewell.
             * @typedef {reeve.v1.Farewell.$Properties} reeve.v1.Farewell.$Shape
             */

            /**
             * Constructs a new Farewell.
             * @memberof reeve.v1
             * @classdesc Represents a Farewell.
             * @constructor
             * @param {reeve.v1.Farewell.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Farewell = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Farewell reason.
             * @member {string} reason
             * @memberof reeve.v1.Farewell
             * @instance
             */
            Farewell.prototype.reason = "";

            /**
             * Farewell detail.
             * @member {string} detail
             * @memberof reeve.v1.Farewell
             * @instance
             */
            Farewell.prototype.detail = "";

            /**
             * Encodes the specified Farewell message. Does not implicitly {@link reeve.v1.Farewell.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Farewell
             * @static
             * @param {reeve.v1.Farewell.$Properties} message Farewell message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Farewell.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.detail);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Farewell message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Farewell
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Farewell & reeve.v1.Farewell.$Shape} Farewell
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Farewell.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Farewell();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Farewell
             * @function getTypeUrl
             * @memberof reeve.v1.Farewell
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Farewell.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Farewell";
            };

            return Farewell;
        })();

        v1.Welcome = (function() {

            /**
             * Properties of a Welcome.
             * @typedef {Object} reeve.v1.Welcome.$Properties
             * @property {Uint8Array} [clusterId] Welcome clusterId
             * @property {Uint8Array} [ledger] Welcome ledger
             * @property {number} [fence] Welcome fence
             * @property {number} [timeMs] Welcome timeMs
             * @property {number} [heartbeatMs] Welcome heartbeatMs
             * @property {number} [logWindowBytes] Welcome logWindowBytes
             * @property {string} [build] Welcome build
             * @property {string} [agent] Welcome agent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Welcome.
             * @memberof reeve.v1
             * @interface IWelcome
             * @augments reeve.v1.Welcome.$Properties
             * @deprecated Use reeve.v1.Welcome.$Properties instead.
             */

            /**
             * Shape of a Welcome.
             * @typedef {reeve.v1.Welcome.$Properties} reeve.v1.Welcome.$Shape
             */

            /**
             * Constructs a new Welcome.
             * @memberof reeve.v1
             * @classdesc Represents a Welcome.
             * @constructor
             * @param {reeve.v1.Welcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Welcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Welcome clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.clusterId = $util.newBuffer([]);

            /**
             * Welcome ledger.
             * @member {Uint8Array} ledger
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.ledger = $util.newBuffer([]);

            /**
             * Welcome fence.
             * @member {number} fence
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome timeMs.
             * @member {number} timeMs
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.heartbeatMs = 0;

            /**
             * Welcome logWindowBytes.
             * @member {number} logWindowBytes
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.logWindowBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome build.
             * @member {string} build
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.build = "";

            /**
             * Welcome agent.
             * @member {string} agent
             * @memberof reeve.v1.Welcome
             * @instance
             */
            Welcome.prototype.agent = "";

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link reeve.v1.Welcome.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Welcome
             * @static
             * @param {reeve.v1.Welcome.$Properties} message Welcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.clusterId);
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger") && message.ledger.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.ledger);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.fence);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.timeMs);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.heartbeatMs);
                if (message.logWindowBytes != null && $Object.hasOwnProperty.call(message, "logWindowBytes") && (typeof message.logWindowBytes === "object" ? message.logWindowBytes.low || message.logWindowBytes.high : message.logWindowBytes !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.logWindowBytes);
                if (message.build != null && $Object.hasOwnProperty.call(message, "build") && message.build !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.build);
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.agent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Welcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Welcome & reeve.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ledger = value;
                            else
                                delete message.ledger;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.logWindowBytes = value;
                            else
                                delete message.logWindowBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.build = value;
                            else
                                delete message.build;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Welcome
             * @function getTypeUrl
             * @memberof reeve.v1.Welcome
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Welcome.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Welcome";
            };

            return Welcome;
        })();

        v1.RunOrder = (function() {

            /**
             * Properties of a RunOrder.
             * @typedef {Object} reeve.v1.RunOrder.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] RunOrder key
             * @property {number} [seq] RunOrder seq
             * @property {number} [fence] RunOrder fence
             * @property {Uint8Array} [specSha256] RunOrder specSha256
             * @property {number} [specSize] RunOrder specSize
             * @property {Uint8Array} [spec] RunOrder spec
             * @property {string} [proof] RunOrder proof
             * @property {number} [startDeadlineMs] RunOrder startDeadlineMs
             * @property {number} [scheduledAtMs] RunOrder scheduledAtMs
             * @property {Array.<reeve.v1.Blob.$Properties>} [blobs] RunOrder blobs
             * @property {Uint8Array} [sshsig] RunOrder sshsig
             * @property {reeve.v1.SealedPassword.$Properties} [password] RunOrder password
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunOrder.
             * @memberof reeve.v1
             * @interface IRunOrder
             * @augments reeve.v1.RunOrder.$Properties
             * @deprecated Use reeve.v1.RunOrder.$Properties instead.
             */

            /**
             * Shape of a RunOrder.
             * @typedef {reeve.v1.RunOrder.$Properties} reeve.v1.RunOrder.$Shape
             */

            /**
             * Constructs a new RunOrder.
             * @memberof reeve.v1
             * @classdesc Represents a RunOrder.
             * @constructor
             * @param {reeve.v1.RunOrder.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunOrder = function (properties) {
                this.blobs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunOrder key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.key = null;

            /**
             * RunOrder seq.
             * @member {number} seq
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RunOrder fence.
             * @member {number} fence
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RunOrder specSha256.
             * @member {Uint8Array} specSha256
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.specSha256 = $util.newBuffer([]);

            /**
             * RunOrder specSize.
             * @member {number} specSize
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.specSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RunOrder spec.
             * @member {Uint8Array} spec
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.spec = $util.newBuffer([]);

            /**
             * RunOrder proof.
             * @member {string} proof
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.proof = "";

            /**
             * RunOrder startDeadlineMs.
             * @member {number} startDeadlineMs
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.startDeadlineMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RunOrder scheduledAtMs.
             * @member {number} scheduledAtMs
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.scheduledAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RunOrder blobs.
             * @member {Array.<reeve.v1.Blob>} blobs
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.blobs = $util.emptyArray;

            /**
             * RunOrder sshsig.
             * @member {Uint8Array} sshsig
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.sshsig = $util.newBuffer([]);

            /**
             * RunOrder password.
             * @member {reeve.v1.SealedPassword} password
             * @memberof reeve.v1.RunOrder
             * @instance
             */
            RunOrder.prototype.password = null;

            /**
             * Encodes the specified RunOrder message. Does not implicitly {@link reeve.v1.RunOrder.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RunOrder
             * @static
             * @param {reeve.v1.RunOrder.$Properties} message RunOrder message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunOrder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.fence);
                if (message.specSha256 != null && $Object.hasOwnProperty.call(message, "specSha256") && message.specSha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.specSha256);
                if (message.specSize != null && $Object.hasOwnProperty.call(message, "specSize") && (typeof message.specSize === "object" ? message.specSize.low || message.specSize.high : message.specSize !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.specSize);
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec") && message.spec.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.spec);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.proof);
                if (message.startDeadlineMs != null && $Object.hasOwnProperty.call(message, "startDeadlineMs") && (typeof message.startDeadlineMs === "object" ? message.startDeadlineMs.low || message.startDeadlineMs.high : message.startDeadlineMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.startDeadlineMs);
                if (message.scheduledAtMs != null && $Object.hasOwnProperty.call(message, "scheduledAtMs") && (typeof message.scheduledAtMs === "object" ? message.scheduledAtMs.low || message.scheduledAtMs.high : message.scheduledAtMs !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.scheduledAtMs);
                if (message.blobs != null && message.blobs.length)
                    for (let i = 0; i < message.blobs.length; ++i)
                        $root.reeve.v1.Blob.encode(message.blobs[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.sshsig != null && $Object.hasOwnProperty.call(message, "sshsig") && message.sshsig.length)
                    writer.uint32(/* id 11, wireType 2 =*/90).bytes(message.sshsig);
                if (message.password != null && $Object.hasOwnProperty.call(message, "password"))
                    $root.reeve.v1.SealedPassword.encode(message.password, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunOrder message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RunOrder
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RunOrder & reeve.v1.RunOrder.$Shape} RunOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunOrder.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RunOrder();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.specSha256 = value;
                            else
                                delete message.specSha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.specSize = value;
                            else
                                delete message.specSize;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spec = value;
                            else
                                delete message.spec;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startDeadlineMs = value;
                            else
                                delete message.startDeadlineMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.scheduledAtMs = value;
                            else
                                delete message.scheduledAtMs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.blobs && message.blobs.length))
                                message.blobs = [];
                            message.blobs.push($root.reeve.v1.Blob.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sshsig = value;
                            else
                                delete message.sshsig;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.password = $root.reeve.v1.SealedPassword.decode(reader, reader.size(), $undefined, _depth + 1, message.password);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RunOrder
             * @function getTypeUrl
             * @memberof reeve.v1.RunOrder
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RunOrder.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RunOrder";
            };

            return RunOrder;
        })();

        v1.CancelOrder = (function() {

            /**
             * Properties of a CancelOrder.
             * @typedef {Object} reeve.v1.CancelOrder.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] CancelOrder key
             * @property {number} [seq] CancelOrder seq
             * @property {number} [fence] CancelOrder fence
             * @property {string} [by] CancelOrder by
             * @property {string} [reason] CancelOrder reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CancelOrder.
             * @memberof reeve.v1
             * @interface ICancelOrder
             * @augments reeve.v1.CancelOrder.$Properties
             * @deprecated Use reeve.v1.CancelOrder.$Properties instead.
             */

            /**
             * Shape of a CancelOrder.
             * @typedef {reeve.v1.CancelOrder.$Properties} reeve.v1.CancelOrder.$Shape
             */

            /**
             * Constructs a new CancelOrder.
             * @memberof reeve.v1
             * @classdesc Represents a CancelOrder.
             * @constructor
             * @param {reeve.v1.CancelOrder.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CancelOrder = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CancelOrder key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.CancelOrder
             * @instance
             */
            CancelOrder.prototype.key = null;

            /**
             * CancelOrder seq.
             * @member {number} seq
             * @memberof reeve.v1.CancelOrder
             * @instance
             */
            CancelOrder.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CancelOrder fence.
             * @member {number} fence
             * @memberof reeve.v1.CancelOrder
             * @instance
             */
            CancelOrder.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CancelOrder by.
             * @member {string} by
             * @memberof reeve.v1.CancelOrder
             * @instance
             */
            CancelOrder.prototype.by = "";

            /**
             * CancelOrder reason.
             * @member {string} reason
             * @memberof reeve.v1.CancelOrder
             * @instance
             */
            CancelOrder.prototype.reason = "";

            /**
             * Encodes the specified CancelOrder message. Does not implicitly {@link reeve.v1.CancelOrder.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.CancelOrder
             * @static
             * @param {reeve.v1.CancelOrder.$Properties} message CancelOrder message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CancelOrder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.fence);
                if (message.by != null && $Object.hasOwnProperty.call(message, "by") && message.by !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.by);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CancelOrder message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.CancelOrder
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.CancelOrder & reeve.v1.CancelOrder.$Shape} CancelOrder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CancelOrder.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.CancelOrder();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.by = value;
                            else
                                delete message.by;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for CancelOrder
             * @function getTypeUrl
             * @memberof reeve.v1.CancelOrder
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CancelOrder.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.CancelOrder";
            };

            return CancelOrder;
        })();

        v1.Query = (function() {

            /**
             * Properties of a Query.
             * @typedef {Object} reeve.v1.Query.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] Query key
             * @property {number} [seq] Query seq
             * @property {number} [fence] Query fence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Query.
             * @memberof reeve.v1
             * @interface IQuery
             * @augments reeve.v1.Query.$Properties
             * @deprecated Use reeve.v1.Query.$Properties instead.
             */

            /**
             * Shape of a Query.
             * @typedef {reeve.v1.Query.$Properties} reeve.v1.Query.$Shape
             */

            /**
             * Constructs a new Query.
             * @memberof reeve.v1
             * @classdesc Represents a Query.
             * @constructor
             * @param {reeve.v1.Query.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Query = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Query key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.Query
             * @instance
             */
            Query.prototype.key = null;

            /**
             * Query seq.
             * @member {number} seq
             * @memberof reeve.v1.Query
             * @instance
             */
            Query.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Query fence.
             * @member {number} fence
             * @memberof reeve.v1.Query
             * @instance
             */
            Query.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Query message. Does not implicitly {@link reeve.v1.Query.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Query
             * @static
             * @param {reeve.v1.Query.$Properties} message Query message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Query.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.fence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Query message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Query
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Query & reeve.v1.Query.$Shape} Query
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Query.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Query();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Query
             * @function getTypeUrl
             * @memberof reeve.v1.Query
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Query.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Query";
            };

            return Query;
        })();

        v1.Forget = (function() {

            /**
             * Properties of a Forget.
             * @typedef {Object} reeve.v1.Forget.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] Forget key
             * @property {number} [fence] Forget fence
             * @property {number} [seq] Forget seq
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Forget.
             * @memberof reeve.v1
             * @interface IForget
             * @augments reeve.v1.Forget.$Properties
             * @deprecated Use reeve.v1.Forget.$Properties instead.
             */

            /**
             * Shape of a Forget.
             * @typedef {reeve.v1.Forget.$Properties} reeve.v1.Forget.$Shape
             */

            /**
             * Constructs a new Forget.
             * @memberof reeve.v1
             * @classdesc Represents a Forget.
             * @constructor
             * @param {reeve.v1.Forget.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Forget = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Forget key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.Forget
             * @instance
             */
            Forget.prototype.key = null;

            /**
             * Forget fence.
             * @member {number} fence
             * @memberof reeve.v1.Forget
             * @instance
             */
            Forget.prototype.fence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Forget seq.
             * @member {number} seq
             * @memberof reeve.v1.Forget
             * @instance
             */
            Forget.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Forget message. Does not implicitly {@link reeve.v1.Forget.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.Forget
             * @static
             * @param {reeve.v1.Forget.$Properties} message Forget message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Forget.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && (typeof message.fence === "object" ? message.fence.low || message.fence.high : message.fence !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.fence);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.seq);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Forget message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.Forget
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.Forget & reeve.v1.Forget.$Shape} Forget
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Forget.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.Forget();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fence = value;
                            else
                                delete message.fence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Forget
             * @function getTypeUrl
             * @memberof reeve.v1.Forget
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Forget.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.Forget";
            };

            return Forget;
        })();

        v1.ReportAck = (function() {

            /**
             * Properties of a ReportAck.
             * @typedef {Object} reeve.v1.ReportAck.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] ReportAck key
             * @property {string} [phase] ReportAck phase
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReportAck.
             * @memberof reeve.v1
             * @interface IReportAck
             * @augments reeve.v1.ReportAck.$Properties
             * @deprecated Use reeve.v1.ReportAck.$Properties instead.
             */

            /**
             * Shape of a ReportAck.
             * @typedef {reeve.v1.ReportAck.$Properties} reeve.v1.ReportAck.$Shape
             */

            /**
             * Constructs a new ReportAck.
             * @memberof reeve.v1
             * @classdesc Represents a ReportAck.
             * @constructor
             * @param {reeve.v1.ReportAck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReportAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReportAck key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.ReportAck
             * @instance
             */
            ReportAck.prototype.key = null;

            /**
             * ReportAck phase.
             * @member {string} phase
             * @memberof reeve.v1.ReportAck
             * @instance
             */
            ReportAck.prototype.phase = "";

            /**
             * Encodes the specified ReportAck message. Does not implicitly {@link reeve.v1.ReportAck.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ReportAck
             * @static
             * @param {reeve.v1.ReportAck.$Properties} message ReportAck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReportAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase") && message.phase !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.phase);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReportAck message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ReportAck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ReportAck & reeve.v1.ReportAck.$Shape} ReportAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReportAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ReportAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.phase = value;
                            else
                                delete message.phase;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ReportAck
             * @function getTypeUrl
             * @memberof reeve.v1.ReportAck
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReportAck.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ReportAck";
            };

            return ReportAck;
        })();

        v1.BlobChunk = (function() {

            /**
             * Properties of a BlobChunk.
             * @typedef {Object} reeve.v1.BlobChunk.$Properties
             * @property {Uint8Array} [sha256] BlobChunk sha256
             * @property {number} [size] BlobChunk size
             * @property {number} [offset] BlobChunk offset
             * @property {Uint8Array} [bytes] BlobChunk bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BlobChunk.
             * @memberof reeve.v1
             * @interface IBlobChunk
             * @augments reeve.v1.BlobChunk.$Properties
             * @deprecated Use reeve.v1.BlobChunk.$Properties instead.
             */

            /**
             * Shape of a BlobChunk.
             * @typedef {reeve.v1.BlobChunk.$Properties} reeve.v1.BlobChunk.$Shape
             */

            /**
             * Constructs a new BlobChunk.
             * @memberof reeve.v1
             * @classdesc Represents a BlobChunk.
             * @constructor
             * @param {reeve.v1.BlobChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BlobChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BlobChunk sha256.
             * @member {Uint8Array} sha256
             * @memberof reeve.v1.BlobChunk
             * @instance
             */
            BlobChunk.prototype.sha256 = $util.newBuffer([]);

            /**
             * BlobChunk size.
             * @member {number} size
             * @memberof reeve.v1.BlobChunk
             * @instance
             */
            BlobChunk.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BlobChunk offset.
             * @member {number} offset
             * @memberof reeve.v1.BlobChunk
             * @instance
             */
            BlobChunk.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BlobChunk bytes.
             * @member {Uint8Array} bytes
             * @memberof reeve.v1.BlobChunk
             * @instance
             */
            BlobChunk.prototype.bytes = $util.newBuffer([]);

            /**
             * Encodes the specified BlobChunk message. Does not implicitly {@link reeve.v1.BlobChunk.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.BlobChunk
             * @static
             * @param {reeve.v1.BlobChunk.$Properties} message BlobChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BlobChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.sha256);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BlobChunk message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.BlobChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.BlobChunk & reeve.v1.BlobChunk.$Shape} BlobChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BlobChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.BlobChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for BlobChunk
             * @function getTypeUrl
             * @memberof reeve.v1.BlobChunk
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BlobChunk.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.BlobChunk";
            };

            return BlobChunk;
        })();

        v1.SchedulerHeartbeat = (function() {

            /**
             * Properties of a SchedulerHeartbeat.
             * @typedef {Object} reeve.v1.SchedulerHeartbeat.$Properties
             * @property {number} [timeMs] SchedulerHeartbeat timeMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SchedulerHeartbeat.
             * @memberof reeve.v1
             * @interface ISchedulerHeartbeat
             * @augments reeve.v1.SchedulerHeartbeat.$Properties
             * @deprecated Use reeve.v1.SchedulerHeartbeat.$Properties instead.
             */

            /**
             * Shape of a SchedulerHeartbeat.
             * @typedef {reeve.v1.SchedulerHeartbeat.$Properties} reeve.v1.SchedulerHeartbeat.$Shape
             */

            /**
             * Constructs a new SchedulerHeartbeat.
             * @memberof reeve.v1
             * @classdesc Represents a SchedulerHeartbeat.
             * @constructor
             * @param {reeve.v1.SchedulerHeartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SchedulerHeartbeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SchedulerHeartbeat timeMs.
             * @member {number} timeMs
             * @memberof reeve.v1.SchedulerHeartbeat
             * @instance
             */
            SchedulerHeartbeat.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified SchedulerHeartbeat message. Does not implicitly {@link reeve.v1.SchedulerHeartbeat.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.SchedulerHeartbeat
             * @static
             * @param {reeve.v1.SchedulerHeartbeat.$Properties} message SchedulerHeartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SchedulerHeartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.timeMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SchedulerHeartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.SchedulerHeartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.SchedulerHeartbeat & reeve.v1.SchedulerHeartbeat.$Shape} SchedulerHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SchedulerHeartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.SchedulerHeartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for SchedulerHeartbeat
             * @function getTypeUrl
             * @memberof reeve.v1.SchedulerHeartbeat
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SchedulerHeartbeat.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.SchedulerHeartbeat";
            };

            return SchedulerHeartbeat;
        })();

        v1.LogFrame = (function() {

            /**
             * Properties of a LogFrame.
             * @typedef {Object} reeve.v1.LogFrame.$Properties
             * @property {Array.<reeve.v1.LogChunk.$Properties>} [chunks] LogFrame chunks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogFrame.
             * @memberof reeve.v1
             * @interface ILogFrame
             * @augments reeve.v1.LogFrame.$Properties
             * @deprecated Use reeve.v1.LogFrame.$Properties instead.
             */

            /**
             * Shape of a LogFrame.
             * @typedef {reeve.v1.LogFrame.$Properties} reeve.v1.LogFrame.$Shape
             */

            /**
             * Constructs a new LogFrame.
             * @memberof reeve.v1
             * @classdesc Represents a LogFrame.
             * @constructor
             * @param {reeve.v1.LogFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogFrame = function (properties) {
                this.chunks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogFrame chunks.
             * @member {Array.<reeve.v1.LogChunk>} chunks
             * @memberof reeve.v1.LogFrame
             * @instance
             */
            LogFrame.prototype.chunks = $util.emptyArray;

            /**
             * Encodes the specified LogFrame message. Does not implicitly {@link reeve.v1.LogFrame.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogFrame
             * @static
             * @param {reeve.v1.LogFrame.$Properties} message LogFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chunks != null && message.chunks.length)
                    for (let i = 0; i < message.chunks.length; ++i)
                        $root.reeve.v1.LogChunk.encode(message.chunks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogFrame message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogFrame & reeve.v1.LogFrame.$Shape} LogFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.chunks && message.chunks.length))
                                message.chunks = [];
                            message.chunks.push($root.reeve.v1.LogChunk.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogFrame
             * @function getTypeUrl
             * @memberof reeve.v1.LogFrame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogFrame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogFrame";
            };

            return LogFrame;
        })();

        v1.LogChunk = (function() {

            /**
             * Properties of a LogChunk.
             * @typedef {Object} reeve.v1.LogChunk.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] LogChunk key
             * @property {number} [offset] LogChunk offset
             * @property {Uint8Array} [bytes] LogChunk bytes
             * @property {boolean} [open] LogChunk open
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogChunk.
             * @memberof reeve.v1
             * @interface ILogChunk
             * @augments reeve.v1.LogChunk.$Properties
             * @deprecated Use reeve.v1.LogChunk.$Properties instead.
             */

            /**
             * Shape of a LogChunk.
             * @typedef {reeve.v1.LogChunk.$Properties} reeve.v1.LogChunk.$Shape
             */

            /**
             * Constructs a new LogChunk.
             * @memberof reeve.v1
             * @classdesc Represents a LogChunk.
             * @constructor
             * @param {reeve.v1.LogChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogChunk key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.key = null;

            /**
             * LogChunk offset.
             * @member {number} offset
             * @memberof reeve.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogChunk bytes.
             * @member {Uint8Array} bytes
             * @memberof reeve.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.bytes = $util.newBuffer([]);

            /**
             * LogChunk open.
             * @member {boolean} open
             * @memberof reeve.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.open = false;

            /**
             * Encodes the specified LogChunk message. Does not implicitly {@link reeve.v1.LogChunk.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogChunk
             * @static
             * @param {reeve.v1.LogChunk.$Properties} message LogChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.bytes);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.open);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogChunk message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogChunk & reeve.v1.LogChunk.$Shape} LogChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogChunk
             * @function getTypeUrl
             * @memberof reeve.v1.LogChunk
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogChunk.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogChunk";
            };

            return LogChunk;
        })();

        v1.LogAckFrame = (function() {

            /**
             * Properties of a LogAckFrame.
             * @typedef {Object} reeve.v1.LogAckFrame.$Properties
             * @property {Array.<reeve.v1.LogAck.$Properties>} [acks] LogAckFrame acks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogAckFrame.
             * @memberof reeve.v1
             * @interface ILogAckFrame
             * @augments reeve.v1.LogAckFrame.$Properties
             * @deprecated Use reeve.v1.LogAckFrame.$Properties instead.
             */

            /**
             * Shape of a LogAckFrame.
             * @typedef {reeve.v1.LogAckFrame.$Properties} reeve.v1.LogAckFrame.$Shape
             */

            /**
             * Constructs a new LogAckFrame.
             * @memberof reeve.v1
             * @classdesc Represents a LogAckFrame.
             * @constructor
             * @param {reeve.v1.LogAckFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogAckFrame = function (properties) {
                this.acks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogAckFrame acks.
             * @member {Array.<reeve.v1.LogAck>} acks
             * @memberof reeve.v1.LogAckFrame
             * @instance
             */
            LogAckFrame.prototype.acks = $util.emptyArray;

            /**
             * Encodes the specified LogAckFrame message. Does not implicitly {@link reeve.v1.LogAckFrame.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogAckFrame
             * @static
             * @param {reeve.v1.LogAckFrame.$Properties} message LogAckFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogAckFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.acks != null && message.acks.length)
                    for (let i = 0; i < message.acks.length; ++i)
                        $root.reeve.v1.LogAck.encode(message.acks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogAckFrame message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogAckFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogAckFrame & reeve.v1.LogAckFrame.$Shape} LogAckFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogAckFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogAckFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.acks && message.acks.length))
                                message.acks = [];
                            message.acks.push($root.reeve.v1.LogAck.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogAckFrame
             * @function getTypeUrl
             * @memberof reeve.v1.LogAckFrame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogAckFrame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogAckFrame";
            };

            return LogAckFrame;
        })();

        v1.LogAck = (function() {

            /**
             * Properties of a LogAck.
             * @typedef {Object} reeve.v1.LogAck.$Properties
             * @property {reeve.v1.AttemptKey.$Properties} [key] LogAck key
             * @property {number} [offset] LogAck offset
             * @property {string} [refused] LogAck refused
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogAck.
             * @memberof reeve.v1
             * @interface ILogAck
             * @augments reeve.v1.LogAck.$Properties
             * @deprecated Use reeve.v1.LogAck.$Properties instead.
             */

            /**
             * Shape of a LogAck.
             * @typedef {reeve.v1.LogAck.$Properties} reeve.v1.LogAck.$Shape
             */

            /**
             * Constructs a new LogAck.
             * @memberof reeve.v1
             * @classdesc Represents a LogAck.
             * @constructor
             * @param {reeve.v1.LogAck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogAck key.
             * @member {reeve.v1.AttemptKey} key
             * @memberof reeve.v1.LogAck
             * @instance
             */
            LogAck.prototype.key = null;

            /**
             * LogAck offset.
             * @member {number} offset
             * @memberof reeve.v1.LogAck
             * @instance
             */
            LogAck.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogAck refused.
             * @member {string} refused
             * @memberof reeve.v1.LogAck
             * @instance
             */
            LogAck.prototype.refused = "";

            /**
             * Encodes the specified LogAck message. Does not implicitly {@link reeve.v1.LogAck.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.LogAck
             * @static
             * @param {reeve.v1.LogAck.$Properties} message LogAck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.reeve.v1.AttemptKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused") && message.refused !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.refused);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogAck message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.LogAck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.LogAck & reeve.v1.LogAck.$Shape} LogAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.LogAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.reeve.v1.AttemptKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.refused = value;
                            else
                                delete message.refused;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LogAck
             * @function getTypeUrl
             * @memberof reeve.v1.LogAck
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogAck.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.LogAck";
            };

            return LogAck;
        })();

        v1.JoinRequest = (function() {

            /**
             * Properties of a JoinRequest.
             * @typedef {Object} reeve.v1.JoinRequest.$Properties
             * @property {reeve.v1.JoinHello.$Properties} [hello] JoinRequest hello
             * @property {reeve.v1.JoinProof.$Properties} [proof] JoinRequest proof
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinRequest.
             * @memberof reeve.v1
             * @interface IJoinRequest
             * @augments reeve.v1.JoinRequest.$Properties
             * @deprecated Use reeve.v1.JoinRequest.$Properties instead.
             */

            /**
             * Shape of a JoinRequest.
             * @typedef {reeve.v1.JoinRequest.$Properties} reeve.v1.JoinRequest.$Shape
             */

            /**
             * Constructs a new JoinRequest.
             * @memberof reeve.v1
             * @classdesc Represents a JoinRequest.
             * @constructor
             * @param {reeve.v1.JoinRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinRequest hello.
             * @member {reeve.v1.JoinHello} hello
             * @memberof reeve.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.hello = null;

            /**
             * JoinRequest proof.
             * @member {reeve.v1.JoinProof} proof
             * @memberof reeve.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.proof = null;

            /**
             * Encodes the specified JoinRequest message. Does not implicitly {@link reeve.v1.JoinRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinRequest
             * @static
             * @param {reeve.v1.JoinRequest.$Properties} message JoinRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.reeve.v1.JoinHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    $root.reeve.v1.JoinProof.encode(message.proof, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinRequest & reeve.v1.JoinRequest.$Shape} JoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.reeve.v1.JoinHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.proof = $root.reeve.v1.JoinProof.decode(reader, reader.size(), $undefined, _depth + 1, message.proof);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinRequest
             * @function getTypeUrl
             * @memberof reeve.v1.JoinRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinRequest";
            };

            return JoinRequest;
        })();

        v1.JoinHello = (function() {

            /**
             * Properties of a JoinHello.
             * @typedef {Object} reeve.v1.JoinHello.$Properties
             * @property {string} [tokenId] JoinHello tokenId
             * @property {Uint8Array} [agentSpki] JoinHello agentSpki
             * @property {Uint8Array} [nonce] JoinHello nonce
             * @property {string} [name] JoinHello name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinHello.
             * @memberof reeve.v1
             * @interface IJoinHello
             * @augments reeve.v1.JoinHello.$Properties
             * @deprecated Use reeve.v1.JoinHello.$Properties instead.
             */

            /**
             * Shape of a JoinHello.
             * @typedef {reeve.v1.JoinHello.$Properties} reeve.v1.JoinHello.$Shape
             */

            /**
             * Constructs a new JoinHello.
             * @memberof reeve.v1
             * @classdesc Represents a JoinHello.
             * @constructor
             * @param {reeve.v1.JoinHello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinHello tokenId.
             * @member {string} tokenId
             * @memberof reeve.v1.JoinHello
             * @instance
             */
            JoinHello.prototype.tokenId = "";

            /**
             * JoinHello agentSpki.
             * @member {Uint8Array} agentSpki
             * @memberof reeve.v1.JoinHello
             * @instance
             */
            JoinHello.prototype.agentSpki = $util.newBuffer([]);

            /**
             * JoinHello nonce.
             * @member {Uint8Array} nonce
             * @memberof reeve.v1.JoinHello
             * @instance
             */
            JoinHello.prototype.nonce = $util.newBuffer([]);

            /**
             * JoinHello name.
             * @member {string} name
             * @memberof reeve.v1.JoinHello
             * @instance
             */
            JoinHello.prototype.name = "";

            /**
             * Encodes the specified JoinHello message. Does not implicitly {@link reeve.v1.JoinHello.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinHello
             * @static
             * @param {reeve.v1.JoinHello.$Properties} message JoinHello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tokenId != null && $Object.hasOwnProperty.call(message, "tokenId") && message.tokenId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.tokenId);
                if (message.agentSpki != null && $Object.hasOwnProperty.call(message, "agentSpki") && message.agentSpki.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.agentSpki);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.nonce);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinHello message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinHello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinHello & reeve.v1.JoinHello.$Shape} JoinHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tokenId = value;
                            else
                                delete message.tokenId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.agentSpki = value;
                            else
                                delete message.agentSpki;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinHello
             * @function getTypeUrl
             * @memberof reeve.v1.JoinHello
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinHello.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinHello";
            };

            return JoinHello;
        })();

        v1.JoinProof = (function() {

            /**
             * Properties of a JoinProof.
             * @typedef {Object} reeve.v1.JoinProof.$Properties
             * @property {Uint8Array} [mac] JoinProof mac
             * @property {Uint8Array} [signature] JoinProof signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinProof.
             * @memberof reeve.v1
             * @interface IJoinProof
             * @augments reeve.v1.JoinProof.$Properties
             * @deprecated Use reeve.v1.JoinProof.$Properties instead.
             */

            /**
             * Shape of a JoinProof.
             * @typedef {reeve.v1.JoinProof.$Properties} reeve.v1.JoinProof.$Shape
             */

            /**
             * Constructs a new JoinProof.
             * @memberof reeve.v1
             * @classdesc Represents a JoinProof.
             * @constructor
             * @param {reeve.v1.JoinProof.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinProof = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinProof mac.
             * @member {Uint8Array} mac
             * @memberof reeve.v1.JoinProof
             * @instance
             */
            JoinProof.prototype.mac = $util.newBuffer([]);

            /**
             * JoinProof signature.
             * @member {Uint8Array} signature
             * @memberof reeve.v1.JoinProof
             * @instance
             */
            JoinProof.prototype.signature = $util.newBuffer([]);

            /**
             * Encodes the specified JoinProof message. Does not implicitly {@link reeve.v1.JoinProof.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinProof
             * @static
             * @param {reeve.v1.JoinProof.$Properties} message JoinProof message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinProof.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.mac != null && $Object.hasOwnProperty.call(message, "mac") && message.mac.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.mac);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinProof message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinProof
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinProof & reeve.v1.JoinProof.$Shape} JoinProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinProof.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinProof();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.mac = value;
                            else
                                delete message.mac;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinProof
             * @function getTypeUrl
             * @memberof reeve.v1.JoinProof
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinProof.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinProof";
            };

            return JoinProof;
        })();

        v1.JoinReply = (function() {

            /**
             * Properties of a JoinReply.
             * @typedef {Object} reeve.v1.JoinReply.$Properties
             * @property {reeve.v1.JoinChallenge.$Properties} [challenge] JoinReply challenge
             * @property {reeve.v1.JoinLeaf.$Properties} [leaf] JoinReply leaf
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinReply.
             * @memberof reeve.v1
             * @interface IJoinReply
             * @augments reeve.v1.JoinReply.$Properties
             * @deprecated Use reeve.v1.JoinReply.$Properties instead.
             */

            /**
             * Shape of a JoinReply.
             * @typedef {reeve.v1.JoinReply.$Properties} reeve.v1.JoinReply.$Shape
             */

            /**
             * Constructs a new JoinReply.
             * @memberof reeve.v1
             * @classdesc Represents a JoinReply.
             * @constructor
             * @param {reeve.v1.JoinReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinReply challenge.
             * @member {reeve.v1.JoinChallenge} challenge
             * @memberof reeve.v1.JoinReply
             * @instance
             */
            JoinReply.prototype.challenge = null;

            /**
             * JoinReply leaf.
             * @member {reeve.v1.JoinLeaf} leaf
             * @memberof reeve.v1.JoinReply
             * @instance
             */
            JoinReply.prototype.leaf = null;

            /**
             * Encodes the specified JoinReply message. Does not implicitly {@link reeve.v1.JoinReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinReply
             * @static
             * @param {reeve.v1.JoinReply.$Properties} message JoinReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.challenge != null && $Object.hasOwnProperty.call(message, "challenge"))
                    $root.reeve.v1.JoinChallenge.encode(message.challenge, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf"))
                    $root.reeve.v1.JoinLeaf.encode(message.leaf, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinReply & reeve.v1.JoinReply.$Shape} JoinReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.challenge = $root.reeve.v1.JoinChallenge.decode(reader, reader.size(), $undefined, _depth + 1, message.challenge);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.leaf = $root.reeve.v1.JoinLeaf.decode(reader, reader.size(), $undefined, _depth + 1, message.leaf);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinReply
             * @function getTypeUrl
             * @memberof reeve.v1.JoinReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinReply";
            };

            return JoinReply;
        })();

        v1.JoinChallenge = (function() {

            /**
             * Properties of a JoinChallenge.
             * @typedef {Object} reeve.v1.JoinChallenge.$Properties
             * @property {Uint8Array} [nonce] JoinChallenge nonce
             * @property {Uint8Array} [mac] JoinChallenge mac
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinChallenge.
             * @memberof reeve.v1
             * @interface IJoinChallenge
             * @augments reeve.v1.JoinChallenge.$Properties
             * @deprecated Use reeve.v1.JoinChallenge.$Properties instead.
             */

            /**
             * Shape of a JoinChallenge.
             * @typedef {reeve.v1.JoinChallenge.$Properties} reeve.v1.JoinChallenge.$Shape
             */

            /**
             * Constructs a new JoinChallenge.
             * @memberof reeve.v1
             * @classdesc Represents a JoinChallenge.
             * @constructor
             * @param {reeve.v1.JoinChallenge.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinChallenge = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinChallenge nonce.
             * @member {Uint8Array} nonce
             * @memberof reeve.v1.JoinChallenge
             * @instance
             */
            JoinChallenge.prototype.nonce = $util.newBuffer([]);

            /**
             * JoinChallenge mac.
             * @member {Uint8Array} mac
             * @memberof reeve.v1.JoinChallenge
             * @instance
             */
            JoinChallenge.prototype.mac = $util.newBuffer([]);

            /**
             * Encodes the specified JoinChallenge message. Does not implicitly {@link reeve.v1.JoinChallenge.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinChallenge
             * @static
             * @param {reeve.v1.JoinChallenge.$Properties} message JoinChallenge message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinChallenge.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.nonce);
                if (message.mac != null && $Object.hasOwnProperty.call(message, "mac") && message.mac.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.mac);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinChallenge message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinChallenge
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinChallenge & reeve.v1.JoinChallenge.$Shape} JoinChallenge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinChallenge.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinChallenge();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.mac = value;
                            else
                                delete message.mac;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinChallenge
             * @function getTypeUrl
             * @memberof reeve.v1.JoinChallenge
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinChallenge.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinChallenge";
            };

            return JoinChallenge;
        })();

        v1.JoinLeaf = (function() {

            /**
             * Properties of a JoinLeaf.
             * @typedef {Object} reeve.v1.JoinLeaf.$Properties
             * @property {Uint8Array} [leafDer] JoinLeaf leafDer
             * @property {Array.<Uint8Array>} [chainDer] JoinLeaf chainDer
             * @property {Uint8Array} [clusterId] JoinLeaf clusterId
             * @property {string} [agentId] JoinLeaf agentId
             * @property {Array.<string>} [addresses] JoinLeaf addresses
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinLeaf.
             * @memberof reeve.v1
             * @interface IJoinLeaf
             * @augments reeve.v1.JoinLeaf.$Properties
             * @deprecated Use reeve.v1.JoinLeaf.$Properties instead.
             */

            /**
             * Shape of a JoinLeaf.
             * @typedef {reeve.v1.JoinLeaf.$Properties} reeve.v1.JoinLeaf.$Shape
             */

            /**
             * Constructs a new JoinLeaf.
             * @memberof reeve.v1
             * @classdesc Represents a JoinLeaf.
             * @constructor
             * @param {reeve.v1.JoinLeaf.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinLeaf = function (properties) {
                this.chainDer = [];
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinLeaf leafDer.
             * @member {Uint8Array} leafDer
             * @memberof reeve.v1.JoinLeaf
             * @instance
             */
            JoinLeaf.prototype.leafDer = $util.newBuffer([]);

            /**
             * JoinLeaf chainDer.
             * @member {Array.<Uint8Array>} chainDer
             * @memberof reeve.v1.JoinLeaf
             * @instance
             */
            JoinLeaf.prototype.chainDer = $util.emptyArray;

            /**
             * JoinLeaf clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.JoinLeaf
             * @instance
             */
            JoinLeaf.prototype.clusterId = $util.newBuffer([]);

            /**
             * JoinLeaf agentId.
             * @member {string} agentId
             * @memberof reeve.v1.JoinLeaf
             * @instance
             */
            JoinLeaf.prototype.agentId = "";

            /**
             * JoinLeaf addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.JoinLeaf
             * @instance
             */
            JoinLeaf.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified JoinLeaf message. Does not implicitly {@link reeve.v1.JoinLeaf.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinLeaf
             * @static
             * @param {reeve.v1.JoinLeaf.$Properties} message JoinLeaf message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinLeaf.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leafDer != null && $Object.hasOwnProperty.call(message, "leafDer") && message.leafDer.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.leafDer);
                if (message.chainDer != null && message.chainDer.length)
                    for (let i = 0; i < message.chainDer.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.chainDer[i]);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.clusterId);
                if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.agentId);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinLeaf message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinLeaf
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinLeaf & reeve.v1.JoinLeaf.$Shape} JoinLeaf
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinLeaf.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinLeaf();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.leafDer = value;
                            else
                                delete message.leafDer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.chainDer && message.chainDer.length))
                                message.chainDer = [];
                            message.chainDer.push(reader.bytes());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agentId = value;
                            else
                                delete message.agentId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinLeaf
             * @function getTypeUrl
             * @memberof reeve.v1.JoinLeaf
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinLeaf.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinLeaf";
            };

            return JoinLeaf;
        })();

        v1.ListeningJoinRequest = (function() {

            /**
             * Properties of a ListeningJoinRequest.
             * @typedef {Object} reeve.v1.ListeningJoinRequest.$Properties
             * @property {reeve.v1.ListeningJoinHello.$Properties} [hello] ListeningJoinRequest hello
             * @property {Uint8Array} [mac] ListeningJoinRequest mac
             * @property {reeve.v1.JoinLeaf.$Properties} [leaf] ListeningJoinRequest leaf
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListeningJoinRequest.
             * @memberof reeve.v1
             * @interface IListeningJoinRequest
             * @augments reeve.v1.ListeningJoinRequest.$Properties
             * @deprecated Use reeve.v1.ListeningJoinRequest.$Properties instead.
             */

            /**
             * Shape of a ListeningJoinRequest.
             * @typedef {reeve.v1.ListeningJoinRequest.$Properties} reeve.v1.ListeningJoinRequest.$Shape
             */

            /**
             * Constructs a new ListeningJoinRequest.
             * @memberof reeve.v1
             * @classdesc Represents a ListeningJoinRequest.
             * @constructor
             * @param {reeve.v1.ListeningJoinRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListeningJoinRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListeningJoinRequest hello.
             * @member {reeve.v1.ListeningJoinHello} hello
             * @memberof reeve.v1.ListeningJoinRequest
             * @instance
             */
            ListeningJoinRequest.prototype.hello = null;

            /**
             * ListeningJoinRequest mac.
             * @member {Uint8Array} mac
             * @memberof reeve.v1.ListeningJoinRequest
             * @instance
             */
            ListeningJoinRequest.prototype.mac = $util.newBuffer([]);

            /**
             * ListeningJoinRequest leaf.
             * @member {reeve.v1.JoinLeaf} leaf
             * @memberof reeve.v1.ListeningJoinRequest
             * @instance
             */
            ListeningJoinRequest.prototype.leaf = null;

            /**
             * Encodes the specified ListeningJoinRequest message. Does not implicitly {@link reeve.v1.ListeningJoinRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListeningJoinRequest
             * @static
             * @param {reeve.v1.ListeningJoinRequest.$Properties} message ListeningJoinRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListeningJoinRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.reeve.v1.ListeningJoinHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.mac != null && $Object.hasOwnProperty.call(message, "mac") && message.mac.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.mac);
                if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf"))
                    $root.reeve.v1.JoinLeaf.encode(message.leaf, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListeningJoinRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListeningJoinRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListeningJoinRequest & reeve.v1.ListeningJoinRequest.$Shape} ListeningJoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListeningJoinRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListeningJoinRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.reeve.v1.ListeningJoinHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.mac = value;
                            else
                                delete message.mac;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.leaf = $root.reeve.v1.JoinLeaf.decode(reader, reader.size(), $undefined, _depth + 1, message.leaf);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListeningJoinRequest
             * @function getTypeUrl
             * @memberof reeve.v1.ListeningJoinRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListeningJoinRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListeningJoinRequest";
            };

            return ListeningJoinRequest;
        })();

        v1.ListeningJoinHello = (function() {

            /**
             * Properties of a ListeningJoinHello.
             * @typedef {Object} reeve.v1.ListeningJoinHello.$Properties
             * @property {string} [name] ListeningJoinHello name
             * @property {Uint8Array} [nonce] ListeningJoinHello nonce
             * @property {Uint8Array} [caDer] ListeningJoinHello caDer
             * @property {Uint8Array} [clusterId] ListeningJoinHello clusterId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListeningJoinHello.
             * @memberof reeve.v1
             * @interface IListeningJoinHello
             * @augments reeve.v1.ListeningJoinHello.$Properties
             * @deprecated Use reeve.v1.ListeningJoinHello.$Properties instead.
             */

            /**
             * Shape of a ListeningJoinHello.
             * @typedef {reeve.v1.ListeningJoinHello.$Properties} reeve.v1.ListeningJoinHello.$Shape
             */

            /**
             * Constructs a new ListeningJoinHello.
             * @memberof reeve.v1
             * @classdesc Represents a ListeningJoinHello.
             * @constructor
             * @param {reeve.v1.ListeningJoinHello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListeningJoinHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListeningJoinHello name.
             * @member {string} name
             * @memberof reeve.v1.ListeningJoinHello
             * @instance
             */
            ListeningJoinHello.prototype.name = "";

            /**
             * ListeningJoinHello nonce.
             * @member {Uint8Array} nonce
             * @memberof reeve.v1.ListeningJoinHello
             * @instance
             */
            ListeningJoinHello.prototype.nonce = $util.newBuffer([]);

            /**
             * ListeningJoinHello caDer.
             * @member {Uint8Array} caDer
             * @memberof reeve.v1.ListeningJoinHello
             * @instance
             */
            ListeningJoinHello.prototype.caDer = $util.newBuffer([]);

            /**
             * ListeningJoinHello clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.ListeningJoinHello
             * @instance
             */
            ListeningJoinHello.prototype.clusterId = $util.newBuffer([]);

            /**
             * Encodes the specified ListeningJoinHello message. Does not implicitly {@link reeve.v1.ListeningJoinHello.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListeningJoinHello
             * @static
             * @param {reeve.v1.ListeningJoinHello.$Properties} message ListeningJoinHello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListeningJoinHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.nonce);
                if (message.caDer != null && $Object.hasOwnProperty.call(message, "caDer") && message.caDer.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.caDer);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.clusterId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListeningJoinHello message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListeningJoinHello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListeningJoinHello & reeve.v1.ListeningJoinHello.$Shape} ListeningJoinHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListeningJoinHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListeningJoinHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.caDer = value;
                            else
                                delete message.caDer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListeningJoinHello
             * @function getTypeUrl
             * @memberof reeve.v1.ListeningJoinHello
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListeningJoinHello.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListeningJoinHello";
            };

            return ListeningJoinHello;
        })();

        v1.ListeningJoinReply = (function() {

            /**
             * Properties of a ListeningJoinReply.
             * @typedef {Object} reeve.v1.ListeningJoinReply.$Properties
             * @property {Uint8Array} [nonce] ListeningJoinReply nonce
             * @property {reeve.v1.JoinProof.$Properties} [proof] ListeningJoinReply proof
             * @property {boolean} [stored] ListeningJoinReply stored
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListeningJoinReply.
             * @memberof reeve.v1
             * @interface IListeningJoinReply
             * @augments reeve.v1.ListeningJoinReply.$Properties
             * @deprecated Use reeve.v1.ListeningJoinReply.$Properties instead.
             */

            /**
             * Shape of a ListeningJoinReply.
             * @typedef {reeve.v1.ListeningJoinReply.$Properties} reeve.v1.ListeningJoinReply.$Shape
             */

            /**
             * Constructs a new ListeningJoinReply.
             * @memberof reeve.v1
             * @classdesc Represents a ListeningJoinReply.
             * @constructor
             * @param {reeve.v1.ListeningJoinReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListeningJoinReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListeningJoinReply nonce.
             * @member {Uint8Array} nonce
             * @memberof reeve.v1.ListeningJoinReply
             * @instance
             */
            ListeningJoinReply.prototype.nonce = $util.newBuffer([]);

            /**
             * ListeningJoinReply proof.
             * @member {reeve.v1.JoinProof} proof
             * @memberof reeve.v1.ListeningJoinReply
             * @instance
             */
            ListeningJoinReply.prototype.proof = null;

            /**
             * ListeningJoinReply stored.
             * @member {boolean} stored
             * @memberof reeve.v1.ListeningJoinReply
             * @instance
             */
            ListeningJoinReply.prototype.stored = false;

            /**
             * Encodes the specified ListeningJoinReply message. Does not implicitly {@link reeve.v1.ListeningJoinReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.ListeningJoinReply
             * @static
             * @param {reeve.v1.ListeningJoinReply.$Properties} message ListeningJoinReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListeningJoinReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.nonce);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    $root.reeve.v1.JoinProof.encode(message.proof, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.stored != null && $Object.hasOwnProperty.call(message, "stored") && message.stored !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.stored);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListeningJoinReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.ListeningJoinReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.ListeningJoinReply & reeve.v1.ListeningJoinReply.$Shape} ListeningJoinReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListeningJoinReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.ListeningJoinReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.proof = $root.reeve.v1.JoinProof.decode(reader, reader.size(), $undefined, _depth + 1, message.proof);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stored = value;
                            else
                                delete message.stored;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListeningJoinReply
             * @function getTypeUrl
             * @memberof reeve.v1.ListeningJoinReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListeningJoinReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.ListeningJoinReply";
            };

            return ListeningJoinReply;
        })();

        v1.RenewRequest = (function() {

            /**
             * Properties of a RenewRequest.
             * @typedef {Object} reeve.v1.RenewRequest.$Properties
             * @property {Uint8Array} [spki] RenewRequest spki
             * @property {Uint8Array} [signature] RenewRequest signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewRequest.
             * @memberof reeve.v1
             * @interface IRenewRequest
             * @augments reeve.v1.RenewRequest.$Properties
             * @deprecated Use reeve.v1.RenewRequest.$Properties instead.
             */

            /**
             * Shape of a RenewRequest.
             * @typedef {reeve.v1.RenewRequest.$Properties} reeve.v1.RenewRequest.$Shape
             */

            /**
             * Constructs a new RenewRequest.
             * @memberof reeve.v1
             * @classdesc Represents a RenewRequest.
             * @constructor
             * @param {reeve.v1.RenewRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewRequest spki.
             * @member {Uint8Array} spki
             * @memberof reeve.v1.RenewRequest
             * @instance
             */
            RenewRequest.prototype.spki = $util.newBuffer([]);

            /**
             * RenewRequest signature.
             * @member {Uint8Array} signature
             * @memberof reeve.v1.RenewRequest
             * @instance
             */
            RenewRequest.prototype.signature = $util.newBuffer([]);

            /**
             * Encodes the specified RenewRequest message. Does not implicitly {@link reeve.v1.RenewRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RenewRequest
             * @static
             * @param {reeve.v1.RenewRequest.$Properties} message RenewRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.spki != null && $Object.hasOwnProperty.call(message, "spki") && message.spki.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.spki);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RenewRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RenewRequest & reeve.v1.RenewRequest.$Shape} RenewRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RenewRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spki = value;
                            else
                                delete message.spki;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RenewRequest
             * @function getTypeUrl
             * @memberof reeve.v1.RenewRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RenewRequest";
            };

            return RenewRequest;
        })();

        v1.RenewReply = (function() {

            /**
             * Properties of a RenewReply.
             * @typedef {Object} reeve.v1.RenewReply.$Properties
             * @property {Uint8Array} [leafDer] RenewReply leafDer
             * @property {Array.<Uint8Array>} [chainDer] RenewReply chainDer
             * @property {string} [refused] RenewReply refused
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewReply.
             * @memberof reeve.v1
             * @interface IRenewReply
             * @augments reeve.v1.RenewReply.$Properties
             * @deprecated Use reeve.v1.RenewReply.$Properties instead.
             */

            /**
             * Shape of a RenewReply.
             * @typedef {reeve.v1.RenewReply.$Properties} reeve.v1.RenewReply.$Shape
             */

            /**
             * Constructs a new RenewReply.
             * @memberof reeve.v1
             * @classdesc Represents a RenewReply.
             * @constructor
             * @param {reeve.v1.RenewReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewReply = function (properties) {
                this.chainDer = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewReply leafDer.
             * @member {Uint8Array} leafDer
             * @memberof reeve.v1.RenewReply
             * @instance
             */
            RenewReply.prototype.leafDer = $util.newBuffer([]);

            /**
             * RenewReply chainDer.
             * @member {Array.<Uint8Array>} chainDer
             * @memberof reeve.v1.RenewReply
             * @instance
             */
            RenewReply.prototype.chainDer = $util.emptyArray;

            /**
             * RenewReply refused.
             * @member {string} refused
             * @memberof reeve.v1.RenewReply
             * @instance
             */
            RenewReply.prototype.refused = "";

            /**
             * Encodes the specified RenewReply message. Does not implicitly {@link reeve.v1.RenewReply.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RenewReply
             * @static
             * @param {reeve.v1.RenewReply.$Properties} message RenewReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leafDer != null && $Object.hasOwnProperty.call(message, "leafDer") && message.leafDer.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.leafDer);
                if (message.chainDer != null && message.chainDer.length)
                    for (let i = 0; i < message.chainDer.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.chainDer[i]);
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused") && message.refused !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.refused);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewReply message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RenewReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RenewReply & reeve.v1.RenewReply.$Shape} RenewReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RenewReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.leafDer = value;
                            else
                                delete message.leafDer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.chainDer && message.chainDer.length))
                                message.chainDer = [];
                            message.chainDer.push(reader.bytes());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.refused = value;
                            else
                                delete message.refused;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RenewReply
             * @function getTypeUrl
             * @memberof reeve.v1.RenewReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RenewReply";
            };

            return RenewReply;
        })();

        v1.RenewExpiredRequest = (function() {

            /**
             * Properties of a RenewExpiredRequest.
             * @typedef {Object} reeve.v1.RenewExpiredRequest.$Properties
             * @property {Uint8Array} [oldLeafDer] RenewExpiredRequest oldLeafDer
             * @property {Uint8Array} [spki] RenewExpiredRequest spki
             * @property {Uint8Array} [nonce] RenewExpiredRequest nonce
             * @property {number} [timeMs] RenewExpiredRequest timeMs
             * @property {Uint8Array} [oldSignature] RenewExpiredRequest oldSignature
             * @property {Uint8Array} [newSignature] RenewExpiredRequest newSignature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewExpiredRequest.
             * @memberof reeve.v1
             * @interface IRenewExpiredRequest
             * @augments reeve.v1.RenewExpiredRequest.$Properties
             * @deprecated Use reeve.v1.RenewExpiredRequest.$Properties instead.
             */

            /**
             * Shape of a RenewExpiredRequest.
             * @typedef {reeve.v1.RenewExpiredRequest.$Properties} reeve.v1.RenewExpiredRequest.$Shape
             */

            /**
             * Constructs a new RenewExpiredRequest.
             * @memberof reeve.v1
             * @classdesc Represents a RenewExpiredRequest.
             * @constructor
             * @param {reeve.v1.RenewExpiredRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewExpiredRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewExpiredRequest oldLeafDer.
             * @member {Uint8Array} oldLeafDer
             * @memberof reeve.v1.RenewExpiredRequest
             * @instance
             */
            RenewExpiredRequest.prototype.oldLeafDer = $util.newBuffer([]);

            /**
             * RenewExpiredRequest spki.
             * @member {Uint8Array} spki
             * @memberof reeve.v1.RenewExpiredRequest
             * @instance
             */
            RenewExpiredRequest.prototype.spki = $util.newBuffer([]);

            /**
             * RenewExpiredRequest nonce.
             * @member {Uint8Array} nonce
             * @memberof reeve.v1.RenewExpiredRequest
             * @instance
             */
            RenewExpiredRequest.prototype.nonce = $util.newBuffer([]);

            /**
             * RenewExpiredRequest timeMs.
             * @member {number} timeMs
             * @memberof reeve.v1.RenewExpiredRequest
             * @instance
             */
            RenewExpiredRequest.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RenewExpiredRequest oldSignature.
             * @member {Uint8Array} oldSignature
             * @memberof reeve.v1.RenewExpiredRequest
             * @instance
             */
            RenewExpiredRequest.prototype.oldSignature = $util.newBuffer([]);

            /**
             * RenewExpiredRequest newSignature.
             * @member {Uint8Array} newSignature
             * @memberof reeve.v1.RenewExpiredRequest
             * @instance
             */
            RenewExpiredRequest.prototype.newSignature = $util.newBuffer([]);

            /**
             * Encodes the specified RenewExpiredRequest message. Does not implicitly {@link reeve.v1.RenewExpiredRequest.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.RenewExpiredRequest
             * @static
             * @param {reeve.v1.RenewExpiredRequest.$Properties} message RenewExpiredRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewExpiredRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.oldLeafDer != null && $Object.hasOwnProperty.call(message, "oldLeafDer") && message.oldLeafDer.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.oldLeafDer);
                if (message.spki != null && $Object.hasOwnProperty.call(message, "spki") && message.spki.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.spki);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.nonce);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.timeMs);
                if (message.oldSignature != null && $Object.hasOwnProperty.call(message, "oldSignature") && message.oldSignature.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.oldSignature);
                if (message.newSignature != null && $Object.hasOwnProperty.call(message, "newSignature") && message.newSignature.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.newSignature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewExpiredRequest message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.RenewExpiredRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.RenewExpiredRequest & reeve.v1.RenewExpiredRequest.$Shape} RenewExpiredRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewExpiredRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.RenewExpiredRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.oldLeafDer = value;
                            else
                                delete message.oldLeafDer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spki = value;
                            else
                                delete message.spki;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.oldSignature = value;
                            else
                                delete message.oldSignature;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.newSignature = value;
                            else
                                delete message.newSignature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for RenewExpiredRequest
             * @function getTypeUrl
             * @memberof reeve.v1.RenewExpiredRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewExpiredRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.RenewExpiredRequest";
            };

            return RenewExpiredRequest;
        })();

        v1.JoinString = (function() {

            /**
             * Properties of a JoinString.
             * @typedef {Object} reeve.v1.JoinString.$Properties
             * @property {Array.<string>} [addresses] JoinString addresses
             * @property {string} [tokenId] JoinString tokenId
             * @property {Uint8Array} [secret] JoinString secret
             * @property {Uint8Array} [caSpkiSha256] JoinString caSpkiSha256
             * @property {Uint8Array} [clusterId] JoinString clusterId
             * @property {string} [name] JoinString name
             * @property {string} [direction] JoinString direction
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinString.
             * @memberof reeve.v1
             * @interface IJoinString
             * @augments reeve.v1.JoinString.$Properties
             * @deprecated Use reeve.v1.JoinString.$Properties instead.
             */

            /**
             * Shape of a JoinString.
             * @typedef {reeve.v1.JoinString.$Properties} reeve.v1.JoinString.$Shape
             */

            /**
             * Constructs a new JoinString.
             * @memberof reeve.v1
             * @classdesc Represents a JoinString.
             * @constructor
             * @param {reeve.v1.JoinString.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinString = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinString addresses.
             * @member {Array.<string>} addresses
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.addresses = $util.emptyArray;

            /**
             * JoinString tokenId.
             * @member {string} tokenId
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.tokenId = "";

            /**
             * JoinString secret.
             * @member {Uint8Array} secret
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.secret = $util.newBuffer([]);

            /**
             * JoinString caSpkiSha256.
             * @member {Uint8Array} caSpkiSha256
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.caSpkiSha256 = $util.newBuffer([]);

            /**
             * JoinString clusterId.
             * @member {Uint8Array} clusterId
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.clusterId = $util.newBuffer([]);

            /**
             * JoinString name.
             * @member {string} name
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.name = "";

            /**
             * JoinString direction.
             * @member {string} direction
             * @memberof reeve.v1.JoinString
             * @instance
             */
            JoinString.prototype.direction = "";

            /**
             * Encodes the specified JoinString message. Does not implicitly {@link reeve.v1.JoinString.verify|verify} messages.
             * @function encode
             * @memberof reeve.v1.JoinString
             * @static
             * @param {reeve.v1.JoinString.$Properties} message JoinString message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinString.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.addresses[i]);
                if (message.tokenId != null && $Object.hasOwnProperty.call(message, "tokenId") && message.tokenId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.tokenId);
                if (message.secret != null && $Object.hasOwnProperty.call(message, "secret") && message.secret.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.secret);
                if (message.caSpkiSha256 != null && $Object.hasOwnProperty.call(message, "caSpkiSha256") && message.caSpkiSha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.caSpkiSha256);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.clusterId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.name);
                if (message.direction != null && $Object.hasOwnProperty.call(message, "direction") && message.direction !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.direction);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinString message from the specified reader or buffer.
             * @function decode
             * @memberof reeve.v1.JoinString
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {reeve.v1.JoinString & reeve.v1.JoinString.$Shape} JoinString
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinString.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.reeve.v1.JoinString();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tokenId = value;
                            else
                                delete message.tokenId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.secret = value;
                            else
                                delete message.secret;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.caSpkiSha256 = value;
                            else
                                delete message.caSpkiSha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.direction = value;
                            else
                                delete message.direction;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for JoinString
             * @function getTypeUrl
             * @memberof reeve.v1.JoinString
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinString.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/reeve.v1.JoinString";
            };

            return JoinString;
        })();

        return v1;
    })();

    return reeve;
})();

export {
  $root as default
};
