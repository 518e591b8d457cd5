const largestBatch = 1000;

/** One INSERT for all that arrived while the previous one was being committed. */
export function groupWriter(pool) {
  const insert = {
    name: 'insert-messages',
    text: `insert into message (chat_id, seq, author, body)
           select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[])`,
  };
  let waiting = [];
  let writing = false;

  async function drain() {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, largestBatch);
      const column = (name) => batch.map((entry) => entry.message[name]);
      const values = [column('chatId'), column('seq'), column('author'), column('text')];
      try {
        await pool.query({ ...insert, values });
        batch.forEach((entry) => entry.resolve());
      } catch (error) {
        batch.forEach((entry) => entry.reject(error));
      }
    }
    writing = false;
  }

  return (message) =>
    new Promise((resolve, reject) => {
      waiting.push({ message, resolve, reject });
      if (!writing) void drain();
    });
}
