// A plain Socket.IO chat server. Every message is committed to PostgreSQL before it is acknowledged and passed on.
// PORT, DATABASE_URL and WRITER (insert | group) come from the environment.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import pg from 'pg';
import { prepareSchema } from './schema.mjs';
import { groupWriter } from './group-writer.mjs';
import { insertWriter } from './insert-writer.mjs';

const writers = { insert: insertWriter, group: groupWriter };
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
await prepareSchema(pool);
const write = writers[process.env.WRITER ?? 'insert'](pool);

const http = createServer((request, response) => response.end('ready'));
const io = new Server(http, { transports: ['websocket'], serveClient: false });
const lastSeq = new Map();

io.on('connection', (socket) => {
  socket.on('start', (chatId, done) => {
    lastSeq.set(chatId, 0);
    socket.join(visitorOf(chatId));
    done('ok');
  });
  socket.on('accept', (chatId, done) => {
    socket.join(agentOf(chatId));
    done('ok');
  });
  socket.on('visitor-message', (chatId, text, done) => relay(chatId, 'visitor', text, agentOf(chatId), done));
  socket.on('agent-message', (chatId, text, done) => relay(chatId, 'agent', text, visitorOf(chatId), done));
});

const visitorOf = (chatId) => `visitor:${chatId}`;
const agentOf = (chatId) => `agent:${chatId}`;

async function relay(chatId, author, text, room, done) {
  const seq = lastSeq.get(chatId) + 1;
  lastSeq.set(chatId, seq);
  try {
    await write({ chatId, seq, author, text });
  } catch (error) {
    console.error(error);
    done('failed');
    return;
  }
  io.to(room).emit('message', chatId, text);
  done('ok');
}

// The harness asks for a full collection before it reads the memory (needs --expose-gc).
process.on('SIGUSR2', () => globalThis.gc?.());
process.on('SIGTERM', () => process.exit(0));

http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
