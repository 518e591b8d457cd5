/** One INSERT, and so one commit, per message. */
export function insertWriter(pool) {
  const insert = {
    name: 'insert-message',
    text: 'insert into message (chat_id, seq, author, body) values ($1, $2, $3, $4)',
  };
  return ({ chatId, seq, author, text }) => pool.query({ ...insert, values: [chatId, seq, author, text] });
}
