import { HttpTransportType, HubConnectionBuilder, JsonHubProtocol, LogLevel, MessageType, type CloseMessage } from '@microsoft/signalr';
import type { Transport } from './transports';

/** One connection to a hub, from its start to its end; a new one is made for every attempt. */
export interface Socket {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  on(method: string, handler: (...args: never[]) => void): void;
  /** With why, where that is known. */
  onClosed(handler: (error?: Error) => void): void;
}

export type SocketFactory = (transport: Transport) => Socket;

const TYPES: Readonly<Record<Transport, HttpTransportType>> = {
  webSockets: HttpTransportType.WebSockets,
  serverSentEvents: HttpTransportType.ServerSentEvents,
  longPolling: HttpTransportType.LongPolling,
};

/** Keeps why the server closes: what is under way then fails with other words, and a start does before it is told. */
class Protocol extends JsonHubProtocol {
  reason: Error | null = null;

  override parseMessages(...given: Parameters<JsonHubProtocol['parseMessages']>) {
    const messages = super.parseMessages(...given);
    const close = messages.find((message): message is CloseMessage => message.type === MessageType.Close);
    if (close?.error) {
      this.reason = new Error(close.error);
    }
    return messages;
  }
}

/**
 * Without a WebSocket a connection is many requests. They all have the same random
 * `route`, by which a load balancer keeps them on one server (docs/protocol.md).
 */
const routed = (url: string) => `${url}?route=${Math.random().toString(36).slice(2)}`;

/**
 * SignalR connections to `url`. A widget on a foreign page sends no credentials,
 * the console sends its cookie. Something is said every `pingMs`.
 */
export function signalRSockets(url: string, withCredentials: boolean, pingMs?: number): SocketFactory {
  return (transport) => {
    const protocol = new Protocol();
    const socketed = transport === 'webSockets';
    const connection = new HubConnectionBuilder()
      .withHubProtocol(protocol)
      .withUrl(socketed ? url : routed(url), { withCredentials, transport: TYPES[transport], skipNegotiation: socketed })
      .configureLogging(LogLevel.None)
      .build();
    connection.keepAliveIntervalInMilliseconds = pingMs ?? connection.keepAliveIntervalInMilliseconds;
    const rethrow = (error: unknown): never => {
      throw protocol.reason ?? error;
    };
    return {
      start: () => connection.start().catch(rethrow),
      stop: () => connection.stop(),
      invoke: <T>(method: string, ...args: unknown[]) => connection.invoke<T>(method, ...args).catch(rethrow),
      on: (method, handler) => connection.on(method, handler as (...args: unknown[]) => void),
      onClosed: (handler) => connection.onclose((error) => handler(protocol.reason ?? error)),
    };
  };
}
