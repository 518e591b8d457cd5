/** Creates the one table that both writers use. */
export async function prepareSchema(pool) {
  await pool.query(`
    create table if not exists message (
      chat_id text not null,
      seq bigint not null,
      author text not null,
      body text not null,
      at timestamptz not null default now(),
      primary key (chat_id, seq)
    )`);
}
