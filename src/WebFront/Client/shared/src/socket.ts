import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Transport } from './transports';

/** One connection to a hub, from its start to its end; a new one is made for every attempt. */
export interface Socket {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  on(method: string, handler: (...args: never[]) => void): void;
  onClosed(handler: () => void): void;
}

export type SocketFactory = (transport: Transport) => Socket;

const TYPES: Readonly<Record<Transport, HttpTransportType>> = {
  webSockets: HttpTransportType.WebSockets,
  serverSentEvents: HttpTransportType.ServerSentEvents,
  longPolling: HttpTransportType.LongPolling,
};

/** SignalR connections to `url`. A widget on a foreign page sends no credentials, the console sends its cookie. Something is said every `pingMs`. */
export function signalRSockets(url: string, withCredentials: boolean, pingMs?: number): SocketFactory {
  return (transport) => {
    const connection = new HubConnectionBuilder()
      .withUrl(url, { withCredentials, transport: TYPES[transport], skipNegotiation: transport === 'webSockets' })
      .configureLogging(LogLevel.None)
      .build();
    connection.keepAliveIntervalInMilliseconds = pingMs ?? connection.keepAliveIntervalInMilliseconds;
    return {
      start: () => connection.start(),
      stop: () => connection.stop(),
      invoke: <T>(method: string, ...args: unknown[]) => connection.invoke<T>(method, ...args),
      on: (method, handler) => connection.on(method, handler as (...args: unknown[]) => void),
      onClosed: (handler) => connection.onclose(handler),
    };
  };
}
