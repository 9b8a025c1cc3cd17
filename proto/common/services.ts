// The gRPC services as grpc-js wants them: one hand-written table over the generated codecs.
// Called by servers (scheduler) and clients (agentd-net, CLI). It opens nothing and checks nothing.
// The danger: a row that disagrees with the .proto file; the contract test compares them.
import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";
import { reeve } from "../gen/reeve.js";

const v1 = reeve.v1;

type Codec<P, M> = {
  encode(message: P): { finish(): Uint8Array };
  decode(bytes: Uint8Array): M;
};

type Shape = { readonly requestStream: boolean; readonly responseStream: boolean };

const UNARY: Shape = { requestStream: false, responseStream: false };
const CLIENT_STREAM: Shape = { requestStream: true, responseStream: false };
const SERVER_STREAM: Shape = { requestStream: false, responseStream: true };
const BOTH_STREAM: Shape = { requestStream: true, responseStream: true };

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function method<RequestP, RequestM, ReplyP, ReplyM>(
  path: string,
  shape: Shape,
  request: Codec<RequestP, RequestM>,
  reply: Codec<ReplyP, ReplyM>,
) {
  return {
    path,
    ...shape,
    requestSerialize: (message: RequestP) => bufferOf(request.encode(message).finish()),
    requestDeserialize: (bytes: Buffer): RequestM => request.decode(bytes),
    responseSerialize: (message: ReplyP) => bufferOf(reply.encode(message).finish()),
    responseDeserialize: (bytes: Buffer): ReplyM => reply.decode(bytes),
  };
}

const api = "/reeve.v1.SchedulerService";
const session = "/reeve.v1.SessionService";
const listening = "/reeve.v1.ListeningAgentService";
const listeningJoin = "/reeve.v1.ListeningJoinService";
const join = "/reeve.v1.JoinService";

export const schedulerService = {
  submit: method(`${api}/Submit`, CLIENT_STREAM, v1.SubmitPart, v1.SubmitReply),
  getRun: method(`${api}/GetRun`, UNARY, v1.GetRunRequest, v1.RunDetail),
  listRuns: method(`${api}/ListRuns`, UNARY, v1.ListRunsRequest, v1.ListRunsReply),
  watchRun: method(`${api}/WatchRun`, SERVER_STREAM, v1.GetRunRequest, v1.RunDetail),
  readLog: method(`${api}/ReadLog`, SERVER_STREAM, v1.ReadLogRequest, v1.LogPart),
  cancel: method(`${api}/Cancel`, UNARY, v1.CancelRequest, v1.RunDetail),
  hold: method(`${api}/Hold`, UNARY, v1.HoldRequest, v1.RunDetail),
  release: method(`${api}/Release`, UNARY, v1.ReleaseRequest, v1.RunDetail),
  restart: method(`${api}/Restart`, UNARY, v1.RestartRequest, v1.RunDetail),
  resubmit: method(`${api}/Resubmit`, UNARY, v1.ResubmitRequest, v1.SubmitReply),
  abandon: method(`${api}/Abandon`, UNARY, v1.AbandonRequest, v1.RunDetail),
  listAgents: method(`${api}/ListAgents`, UNARY, v1.ListAgentsRequest, v1.ListAgentsReply),
  drain: method(`${api}/Drain`, UNARY, v1.DrainRequest, v1.Agent),
  resume: method(`${api}/Resume`, UNARY, v1.ResumeRequest, v1.Agent),
  makeAgentToken: method(`${api}/MakeAgentToken`, UNARY, v1.AgentTokenRequest, v1.AgentTokenReply),
  addAgent: method(`${api}/AddAgent`, UNARY, v1.AddAgentRequest, v1.Agent),
  setAgentAddresses: method(`${api}/SetAgentAddresses`, UNARY, v1.SetAgentAddressesRequest, v1.Agent),
  makeClientToken: method(`${api}/MakeClientToken`, UNARY, v1.ClientTokenRequest, v1.ClientTokenReply),
  listClients: method(`${api}/ListClients`, UNARY, v1.ListClientsRequest, v1.ListClientsReply),
  revokeClient: method(`${api}/RevokeClient`, UNARY, v1.RevokeClientRequest, v1.RevokeClientReply),
  renewClient: method(`${api}/RenewClient`, UNARY, v1.RenewRequest, v1.RenewReply),
  status: method(`${api}/Status`, UNARY, v1.StatusRequest, v1.StatusReply),
  prune: method(`${api}/Prune`, SERVER_STREAM, v1.PruneRequest, v1.PruneReply),
  holdSnapshot: method(`${api}/HoldSnapshot`, SERVER_STREAM, v1.HoldSnapshotRequest, v1.Snapshot),
  endSnapshot: method(`${api}/EndSnapshot`, UNARY, v1.EndSnapshotRequest, v1.EndSnapshotReply),
} as const;

export const sessionService = {
  control: method(`${session}/Control`, BOTH_STREAM, v1.AgentFrame, v1.SchedulerFrame),
  logs: method(`${session}/Logs`, BOTH_STREAM, v1.LogFrame, v1.LogAckFrame),
  renew: method(`${session}/Renew`, UNARY, v1.RenewRequest, v1.RenewReply),
} as const;

/** The Session of an agent that listens: the scheduler is the client, so the frames change sides. */
export const listeningAgentService = {
  control: method(`${listening}/Control`, BOTH_STREAM, v1.SchedulerFrame, v1.AgentFrame),
  logs: method(`${listening}/Logs`, BOTH_STREAM, v1.LogAckFrame, v1.LogFrame),
  renew: method(`${listening}/Renew`, BOTH_STREAM, v1.RenewReply, v1.RenewRequest),
} as const;

export const joinService = {
  join: method(`${join}/Join`, BOTH_STREAM, v1.JoinRequest, v1.JoinReply),
  renewExpired: method(`${join}/RenewExpired`, UNARY, v1.RenewExpiredRequest, v1.RenewReply),
} as const;

export const listeningJoinService = {
  join: method(`${listeningJoin}/Join`, BOTH_STREAM, v1.ListeningJoinRequest, v1.ListeningJoinReply),
} as const;

type MethodShape = Pick<MethodDefinition<unknown, unknown>, "path" | "requestStream" | "responseStream">;

/** The table in the type that grpc-js declares for `addService`. */
export function definitionOf(table: Readonly<Record<string, MethodShape>>): ServiceDefinition {
  return table as unknown as ServiceDefinition;
}
