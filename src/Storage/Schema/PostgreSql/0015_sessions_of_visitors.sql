-- All chats of a visitor on a channel: a question that was stored in one of them is not stored in the next one again.
create index sessions_visitor on sessions (channel_id, visitor_id);
