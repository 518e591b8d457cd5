// Written from the C# side: dotnet run --project eng/Wire -c Release -p:BuildClient=false
// Times are ISO 8601 in UTC. A field that is null on the server is left out.

export const protocolVersion = 2;

export type AccountLinkPurpose = 'invitation' | 'passwordReset';

export type AgentNews = 'inbox' | 'stars';

export type AuditGroup = 'system' | 'person' | 'channel' | 'tag' | 'template' | 'reply' | 'knowledge' | 'document' | 'mail';

export type AuditKind =
  | 'system.firstAdministrator'
  | 'system.restored'
  | 'person.added'
  | 'person.invited'
  | 'person.invitationRenewed'
  | 'person.invitationWithdrawn'
  | 'person.joined'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.administrator'
  | 'person.permissions'
  | 'person.knowledgeEditor'
  | 'person.unlocked'
  | 'person.renamed'
  | 'person.photo'
  | 'person.passwordChanged'
  | 'person.resetLink'
  | 'person.passwordReset'
  | 'person.twoFactorOn'
  | 'person.twoFactorOff'
  | 'person.recoveryCodes'
  | 'person.passkeyAdded'
  | 'person.passkeyRemoved'
  | 'person.externalLinked'
  | 'person.signedOut'
  | 'channel.added'
  | 'channel.changed'
  | 'channel.deleted'
  | 'tag.added'
  | 'tag.changed'
  | 'tag.deleted'
  | 'template.added'
  | 'template.changed'
  | 'template.deleted'
  | 'template.moved'
  | 'reply.added'
  | 'reply.changed'
  | 'reply.deleted'
  | 'knowledge.folderAdded'
  | 'knowledge.folderChanged'
  | 'knowledge.folderDeleted'
  | 'knowledge.articleAdded'
  | 'knowledge.articleChanged'
  | 'knowledge.articlePublished'
  | 'knowledge.articleWithdrawn'
  | 'knowledge.articleDeleted'
  | 'knowledge.translationDeleted'
  | 'knowledge.imported'
  | 'document.added'
  | 'document.changed'
  | 'document.replaced'
  | 'document.deleted'
  | 'document.folderAdded'
  | 'document.folderChanged'
  | 'document.folderDeleted'
  | 'mail.changed'
  | 'mail.removed'
  | 'mail.retried';

export type AuthorKind = 'system' | 'customer' | 'agent' | 'bot';

export type ClosedReason = 'none' | 'noAgents' | 'outsideHours' | 'queueFull' | 'deleted' | 'lunch' | 'holiday';

export type DraftMode = 'reply' | 'note';

export type EventReason =
  | 'requested'
  | 'agentGone'
  | 'transferred'
  | 'reopened'
  | 'botHandedOff'
  | 'putBack'
  | 'getNext'
  | 'picked'
  | 'assigned'
  | 'transfer'
  | 'takeOver'
  | 'accepted'
  | 'rejected'
  | 'cancelled'
  | 'expired'
  | 'unavailable'
  | 'byAgent'
  | 'byCustomer'
  | 'idleTimeout'
  | 'leftQueue'
  | 'faqSolved'
  | 'afterPostChat'
  | 'channelDeleted'
  | 'newChatAgents'
  | 'newChatManagers'
  | 'unansweredAgents'
  | 'unansweredManagers'
  | 'none'
  | 'noAgents'
  | 'outsideHours'
  | 'queueFull'
  | 'deleted'
  | 'lunch'
  | 'holiday'
  | 'closed'
  | 'solved'
  | 'unsolved'
  | 'active'
  | 'handedOff';

export type EventType =
  | 'started'
  | 'preChatSubmitted'
  | 'faqSuggested'
  | 'faqRead'
  | 'faqAnswered'
  | 'offlineOffered'
  | 'requestPosted'
  | 'queued'
  | 'message'
  | 'messageDeleted'
  | 'read'
  | 'accepted'
  | 'transferRequested'
  | 'transferSettled'
  | 'ended'
  | 'reopened'
  | 'rated'
  | 'warning'
  | 'linked'
  | 'bot'
  | 'deleted'
  | 'refused'
  | 'note'
  | 'whisper'
  | 'tags'
  | 'hidden';

export type FieldUse = 'hidden' | 'optional' | 'required';

export type FileGroup = 'image' | 'document' | 'text' | 'audio' | 'video' | 'archive';

export type FileState = 'uploading' | 'ready' | 'refused';

export type ImportOutcome = 'added' | 'changed' | 'unchanged' | 'refused' | 'skipped';

export type LeftBehindChats = 'queue' | 'managers';

export type MailFault =
  | 'hostUnknown'
  | 'portClosed'
  | 'unreachable'
  | 'noAnswer'
  | 'noTls'
  | 'tls'
  | 'certificate'
  | 'signIn'
  | 'noSignIn'
  | 'sender'
  | 'recipient'
  | 'content'
  | 'broken'
  | 'unreadable'
  | 'held'
  | 'unexpected';

export type MailKind = 'invitation' | 'passwordReset' | 'test' | 'newChatAlert' | 'unansweredAlert';

export type MailSecurity = 'none' | 'startTls' | 'tls';

export type MailState = 'waiting' | 'sent' | 'failed';

export type MessageKind = 'text' | 'welcome' | 'link' | 'file' | 'options' | 'optionClicked' | 'faqQuestion' | 'error';

export type Permission = 'respond' | 'notifications' | 'listenIn' | 'manager';

export type Presence = 'away' | 'present';

export type RefusalCode =
  | 'access.addressMismatch'
  | 'access.notSignedIn'
  | 'access.originNotAllowed'
  | 'access.permissionMissing'
  | 'access.tokenInvalid'
  | 'account.emailTaken'
  | 'account.externalFailed'
  | 'account.externalUnknown'
  | 'account.linkInvalid'
  | 'account.lockedOut'
  | 'account.passkeyFailed'
  | 'account.passwordRules'
  | 'account.secondFactorNeeded'
  | 'account.secondFactorWrong'
  | 'account.setupLinkInvalid'
  | 'account.signInAgain'
  | 'account.wrongCredentials'
  | 'account.wrongPassword'
  | 'agent.maximumReached'
  | 'agent.unavailable'
  | 'channel.changedMeanwhile'
  | 'channel.closed'
  | 'channel.nameTaken'
  | 'channel.notFound'
  | 'channel.settingsInvalid'
  | 'chat.alreadyTaken'
  | 'chat.anotherOpen'
  | 'chat.deletionNotAllowed'
  | 'chat.deletionTooLate'
  | 'chat.ended'
  | 'chat.notAllowedInState'
  | 'chat.notFound'
  | 'chat.notYours'
  | 'chat.reopeningNotAllowed'
  | 'chat.tooLateToPutBack'
  | 'cluster.unavailable'
  | 'documents.changedMeanwhile'
  | 'documents.folderCycle'
  | 'documents.folderNotEmpty'
  | 'documents.folderNotFound'
  | 'documents.nameTaken'
  | 'documents.notFound'
  | 'files.alreadySent'
  | 'files.away'
  | 'files.contentMismatch'
  | 'files.damaged'
  | 'files.empty'
  | 'files.expands'
  | 'files.incomplete'
  | 'files.infected'
  | 'files.kindNotAllowed'
  | 'files.noRoom'
  | 'files.notAllowed'
  | 'files.notFound'
  | 'files.offset'
  | 'files.scannerAway'
  | 'files.tooLarge'
  | 'files.tooMany'
  | 'input.invalid'
  | 'input.tooLarge'
  | 'knowledge.archiveFileFailed'
  | 'knowledge.archiveFileTwice'
  | 'knowledge.archiveTooLarge'
  | 'knowledge.archiveUnreadable'
  | 'knowledge.articleChangedMeanwhile'
  | 'knowledge.articleNewer'
  | 'knowledge.articleNotFound'
  | 'knowledge.articleNotPublic'
  | 'knowledge.articleTooLarge'
  | 'knowledge.articleTranslated'
  | 'knowledge.folderChangedMeanwhile'
  | 'knowledge.folderCycle'
  | 'knowledge.folderNotEmpty'
  | 'knowledge.folderNotFound'
  | 'knowledge.folderTooDeep'
  | 'knowledge.folderTooMany'
  | 'knowledge.slugTaken'
  | 'mail.notConfigured'
  | 'mail.notFound'
  | 'mail.rejected'
  | 'note.colleagueUnknown'
  | 'note.tooManyMentions'
  | 'people.alreadyJoined'
  | 'people.lastAdministrator'
  | 'people.notFound'
  | 'people.notYourself'
  | 'people.permissionsChangedMeanwhile'
  | 'profile.changedMeanwhile'
  | 'profile.formatUnknown'
  | 'protocol.outOfOrder'
  | 'protocol.unsupported'
  | 'queue.empty'
  | 'queue.forManagers'
  | 'queue.full'
  | 'queue.tooManyWaiting'
  | 'rate.limited'
  | 'reply.changedMeanwhile'
  | 'reply.notFound'
  | 'reply.shortcutTaken'
  | 'reply.tooMany'
  | 'search.withoutWords'
  | 'server.unexpected'
  | 'storage.busy'
  | 'storage.fenced'
  | 'storage.unavailable'
  | 'tag.changedMeanwhile'
  | 'tag.nameTaken'
  | 'tag.notFound'
  | 'tag.tooMany'
  | 'transfer.over'
  | 'transfer.pending'
  | 'transfer.toOwner'
  | `local.${string}`;

export type ReplyKind = 'template' | 'quickReply' | 'article' | 'document';

export type RequestPriority = 'low' | 'normal' | 'high' | 'urgent';

export type SearchState = 'starting' | 'waiting' | 'ongoing' | 'ended' | 'left' | 'request';

export type SessionStatus =
  | 'none'
  | 'preChatForm'
  | 'faqSuggestion'
  | 'offlineForm'
  | 'inQueue'
  | 'customerLast'
  | 'agentLast'
  | 'finished'
  | 'closed'
  | 'closedFromQueue'
  | 'requestPosted'
  | 'deleted';

export type SignInEnd = 'disabled' | 'administrator' | 'elsewhere' | 'password' | 'secondFactor';

export type StartPage = 'dashboard' | 'chats';

export type UnscannedFiles = 'refuse' | 'mark';

export type WarningKind = 'newChatAgents' | 'newChatManagers' | 'unansweredAgents' | 'unansweredManagers';

export type WidgetTheme = 'auto' | 'light' | 'dark';

export interface AcceptedChat extends SessionRow {
  log?: EventsPage | null;
}

export interface AccountLinkView {
  purpose: AccountLinkPurpose;
  email: string;
  name?: string | null;
}

export interface AccountView {
  id: string;
  name: string;
  email: string;
  administrator: boolean;
  photo?: string | null;
  editsKnowledge: boolean;
}

export interface AddArticleRequest {
  folderId: string;
  language: string;
  title: string;
  body: string;
  slug?: string | null;
  internal: boolean;
}

export interface AddDocumentRequest {
  folderId?: string | null;
  name: string;
  description?: string | null;
  fileId: string;
}

export interface AddFolderRequest {
  parentId?: string | null;
  name: string;
}

export interface AddKnowledgeFolderRequest {
  name: string;
  parentId?: string | null;
}

export interface AddPasskeyRequest {
  name: string;
  credential: string;
  password?: string | null;
}

export interface AddQuickReplyRequest {
  channelId?: string | null;
  name: string;
  text: string;
  shortcut?: string | null;
}

export interface AddTagRequest {
  name: string;
  color: string;
}

export interface AddTemplateRequest {
  folder: string;
  name: string;
  texts: TemplateText[];
}

export interface AddVersionRequest {
  fileId: string;
}

export interface AgentArticle {
  sessionId: string;
  messageId: string;
  articleId: string;
  language: string;
}

export interface AgentChannelView {
  id: string;
  name: string;
  permissions: Permission[];
  warnings?: WarningTimesView | null;
  deleteSeconds?: number | null;
  reopenSeconds?: number | null;
  color?: string | null;
  files?: FileLimitsView | null;
}

export interface AgentChat {
  row: SessionRow;
  listening: boolean;
  log: EventsPage;
}

export interface AgentDocument {
  sessionId: string;
  messageId: string;
  documentId: string;
}

export interface AgentFile {
  sessionId: string;
  messageId: string;
  fileId: string;
}

export interface AgentHello {
  protocol: number;
}

export interface AgentMe {
  id: string;
  name: string;
  presence: Presence;
  administrator: boolean;
  channels: AgentChannelView[];
  preferences?: number | null;
}

export interface AgentMessage {
  sessionId: string;
  messageId: string;
  text: string;
}

export interface AgentNote {
  sessionId: string;
  messageId: string;
  text: string;
  mentions: string[];
}

export interface AgentSync {
  logs: EventsPage[];
  chats: SessionRow[];
  me: AgentMe;
  failed: FailedChat[];
}

export interface AgentWelcome {
  me: AgentMe;
  chats: SessionRow[];
  boards: ChannelBoard[];
  serverTime: string;
  failedBoards: FailedBoard[];
  failedChats: FailedChat[];
}

export interface AlertClaim {
  yours: boolean;
}

export interface Answer<T> {
  ok?: T | null;
  refused?: RefusalView | null;
}

export interface ArticlePage {
  title: string;
  html: string;
  address: string;
}

export interface ArticleRow {
  id: string;
  folderId: string;
  internal: boolean;
  translations: TranslationRow[];
}

export interface ArticleVersion {
  number: number;
  title: string;
  slug: string;
  body: string;
  at: string;
  by: string;
}

export interface ArticleVersionRow {
  number: number;
  title: string;
  at: string;
  by: string;
}

export interface ArticleView {
  id: string;
  folderId: string;
  internal: boolean;
  translations: TranslationView[];
}

export interface AuditActor {
  id: string;
  name: string;
}

export interface AuditChangeView {
  field: string;
  from?: string | null;
  to?: string | null;
}

export interface AuditEntryView {
  id: number;
  at: string;
  actorId?: string | null;
  actorName: string;
  kind: AuditKind;
  subjectId?: string | null;
  subject: string;
  changes: AuditChangeView[];
}

export interface AuditPage {
  entries: AuditEntryView[];
  next?: number | null;
}

export interface AuditSubject {
  id: string;
  name: string;
  group: AuditGroup;
}

export interface AuthorView {
  kind: AuthorKind;
  name?: string | null;
  agentId?: string | null;
  photo?: string | null;
}

export interface AvailabilityView {
  open: boolean;
  reason: ClosedReason;
  agents: number;
  waiting: number;
  waitSeconds?: number | null;
  until?: string | null;
  opensAt?: string | null;
  holiday?: string | null;
}

export interface BotSettings {
  on: boolean;
  name: string;
}

export interface ChangeDocumentRequest {
  folderId?: string | null;
  name: string;
  description?: string | null;
  version: number;
}

export interface ChangeFolderRequest {
  parentId?: string | null;
  name: string;
  version: number;
}

export interface ChangePasswordRequest {
  current?: string | null;
  new: string;
}

export interface ChangeQuickReplyRequest {
  name: string;
  text: string;
  shortcut?: string | null;
  version: number;
}

export interface ChangeTagRequest {
  name: string;
  color: string;
  version: number;
}

export interface ChangeTemplateRequest {
  folder: string;
  name: string;
  texts: TemplateText[];
  version: number;
}

export interface ChannelBoard {
  channelId: string;
  queue: QueueBoard;
  figures: FiguresView;
  ongoing: SessionRow[];
}

export interface ChannelGrant {
  channelId: string;
  permissions: Permission[];
  expected?: Permission[] | null;
}

export interface ChannelNotification {
  id: string;
  version?: number | null;
}

export interface ChannelPreview {
  look: WidgetConfig;
  problems?: RefusalView | null;
}

export interface ChannelSettings {
  name: string;
  header: string;
  language: string;
  color: string;
  idleTimeout: string;
  warnAgentsNewChat?: string | null;
  warnManagersNewChat?: string | null;
  warnAgentsUnanswered?: string | null;
  warnManagersUnanswered?: string | null;
  postChat: boolean;
  reopenWindow: string;
  typingPreview: boolean;
  queueLimit: number;
  allowedOrigins: string[];
  answerTarget: string;
  description: string;
  alertEmail?: string | null;
  hours: OpeningHours;
  look: WidgetLook;
  window: WindowTexts;
  offline: OfflineForm;
  preChat: PreChatForm;
  postChatForm: PostChatForm;
  bot: BotSettings;
  maskAddress: boolean;
  transferTimeout: string;
  leftBehindChats: LeftBehindChats;
  deleteWindow?: string | null;
  visitorsDelete: boolean;
  files: FileSettings;
}

export interface ChannelView {
  id: string;
  name: string;
  header: string;
  color: string;
  language: string;
  postChat: boolean;
  embedCode: string;
}

export interface ChatAgent {
  id: string;
  name: string;
}

export interface ColleagueView {
  id: string;
  name: string;
  photo?: string | null;
}

export interface ConfirmTwoFactorRequest {
  code: string;
}

export interface CopyChannelRequest {
  name: string;
  agents: boolean;
}

export interface CountUseRequest {
  kind: ReplyKind;
  id: string;
}

export interface DayHours {
  open: LocalSpan[];
  breaks: LocalSpan[];
}

export interface DocumentDetails {
  document: DocumentView;
  versions: DocumentVersionView[];
  sent: DocumentSentView[];
}

export interface DocumentFolderView {
  id: string;
  parentId?: string | null;
  name: string;
  version: number;
}

export interface DocumentLibrary {
  folders: DocumentFolderView[];
  documents: DocumentView[];
}

export interface DocumentSentView {
  sessionId: string;
  at: string;
  by?: string | null;
  fileVersion: number;
  seq: number;
}

export interface DocumentVersionView {
  number: number;
  file: FileView;
  at: string;
  by?: string | null;
}

export interface DocumentView {
  id: string;
  folderId?: string | null;
  name: string;
  description: string;
  version: number;
  fileVersion: number;
  file: FileView;
  changedAt: string;
  changedBy?: string | null;
  sent: number;
}

export type Done = Record<string, never>;

export interface DraftEdit {
  sessionId: string;
  mode: DraftMode;
  text: string;
}

export interface DraftList {
  drafts: DraftView[];
}

export interface DraftSaved {
  version: number;
}

export interface DraftView {
  sessionId: string;
  mode: DraftMode;
  text: string;
  version: number;
}

export interface EarlierChatsPage {
  chats: SessionRow[];
  next?: string | null;
}

export interface EmbedLook {
  channel: string;
  header?: string | null;
  color?: string | null;
  language?: string | null;
  badge?: PartColorsView | null;
  font?: string | null;
  gone: boolean;
}

export interface EventView {
  seq: number;
  at: string;
  type: EventType;
  messageId?: string | null;
  by?: AuthorView | null;
  text?: string | null;
  kind?: MessageKind | null;
  erased?: boolean | null;
  upTo?: number | null;
  status?: SessionStatus | null;
  reason?: EventReason | null;
  to?: AuthorView | null;
  number?: number | null;
  until?: string | null;
  mentions?: AuthorView[] | null;
  file?: FileView | null;
  added?: TagRefView[] | null;
  removed?: TagRefView[] | null;
  link?: LinkView | null;
  articles?: SuggestedArticleView[] | null;
}

export interface EventsPage {
  sessionId: string;
  status: SessionStatus;
  lastSeq: number;
  more: boolean;
  events: EventView[];
  startOver?: boolean | null;
  numbering?: number | null;
}

export interface EventsPush {
  sessionId: string;
  events: EventView[];
}

export interface ExcerptPiece {
  text: string;
  hit: boolean;
}

export interface FailedBoard {
  channelId: string;
  code: RefusalCode;
  retryAfterMs: number;
}

export interface FailedChat {
  sessionId: string;
  code: RefusalCode;
  retryAfterMs: number;
}

export interface FaqSuggestions {
  on: boolean;
  folder?: string | null;
}

export interface FieldsView {
  name: FieldUse;
  email: FieldUse;
  company: FieldUse;
  phone: FieldUse;
  country: FieldUse;
}

export interface FiguresPush {
  channelId: string;
  figures: FiguresView;
  changed: SessionRow[];
}

export interface FiguresView {
  waiting: number;
  oldestWaitingSince?: string | null;
  waitingSinceTotal: number;
  presentAgents: number;
  active: number;
  unanswered: number;
  requestedToday: number;
  acceptedToday: number;
  abandonedToday: number;
  endedToday: number;
  waitSecondsTotalToday: number;
}

export interface FileLimitsView {
  maxBytes: number;
  extensions: string[];
}

export interface FileSettings {
  visitors: boolean;
  megabytes: number;
  images: boolean;
  documents: boolean;
  texts: boolean;
  audio: boolean;
  video: boolean;
  archives: boolean;
  unscanned: UnscannedFiles;
}

export interface FileView {
  id: string;
  name: string;
  group: FileGroup;
  mediaType: string;
  length: number;
  width?: number | null;
  height?: number | null;
  unscanned?: boolean | null;
}

export interface ForgotRequest {
  email: string;
  language: string;
}

export interface FormFields {
  name: FieldUse;
  email: FieldUse;
  company: FieldUse;
  phone: FieldUse;
  country: FieldUse;
}

export interface FormerChannelView {
  id: string;
  name: string;
  deleted: boolean;
}

export interface FoundArticle {
  id: string;
  folderId: string;
  language: string;
  title: string;
  slug: string;
  excerpt: string;
  folders: string[];
  internal: boolean;
  published: boolean;
  score: number;
  good: boolean;
}

export interface FoundChat {
  row: SessionRow;
  rating?: number | null;
  seq?: number | null;
  excerpt: ExcerptPiece[];
}

export interface FoundChats {
  chats: FoundChat[];
  next?: string | null;
}

export interface GoneAgents {
  channelId: string;
  agentIds: string[];
}

export interface GrantsRequest {
  channels: ChannelGrant[];
}

export interface Holiday {
  date: string;
  name: string;
  open?: LocalSpan[] | null;
}

export interface ImportLine {
  path: string;
  outcome: ImportOutcome;
  articleId?: string | null;
  language?: string | null;
  title?: string | null;
  refused?: RefusalView | null;
}

export interface ImportReport {
  committed: boolean;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  lines: ImportLine[];
}

export interface InboxEntry {
  sessionId: string;
  channelId: string;
  customerName?: string | null;
  seq: number;
  type: EventType;
  at: string;
  by: AuthorView;
  text?: string | null;
  read: boolean;
}

export interface InboxView {
  unread: number;
  more: boolean;
  entries: InboxEntry[];
}

export interface InternalRequest {
  on: boolean;
}

export interface InvitationView {
  person: PersonView;
  link?: string | null;
}

export interface InviteRequest {
  name?: string | null;
  email: string;
  administrator: boolean;
  channels: ChannelGrant[];
  send: boolean;
  language: string;
}

export interface KnowledgeFolderView {
  id: string;
  parentId?: string | null;
  name: string;
  articles: number;
  version: number;
}

export interface LinkRequest {
  send: boolean;
  language: string;
}

export interface LinkView {
  address: string;
  title: string;
  excerpt?: string | null;
}

export interface LocalSpan {
  start: string;
  end: string;
}

export interface LogoRequest {
  data: string;
}

export interface LogoView {
  id: string;
  address: string;
}

export interface MailSettingsView {
  host: string;
  port: number;
  security: MailSecurity;
  userName?: string | null;
  hasPassword: boolean;
  fromAddress: string;
  fromName: string;
  site: string;
}

export interface MailSetup {
  settings?: MailSettingsView | null;
}

export interface MarkdownRequest {
  markdown: string;
}

export interface MoveFolderRequest {
  from: string;
  to: string;
}

export interface NewsPush {
  news: AgentNews;
}

export interface OfflineForm {
  header?: string | null;
  message?: string | null;
  afterInQueue?: string | null;
  aboveQueueLength?: number | null;
  takesRequests: boolean;
  category?: string | null;
  priority: RequestPriority;
  fields: FormFields;
}

export interface OfflineView {
  header?: string | null;
  message?: string | null;
}

export interface OpenChatsView {
  waiting: number;
  ongoing: number;
}

export interface OpeningHours {
  alwaysOpen: boolean;
  timeZone: string;
  monday: DayHours;
  tuesday: DayHours;
  wednesday: DayHours;
  thursday: DayHours;
  friday: DayHours;
  saturday: DayHours;
  sunday: DayHours;
  holidays: Holiday[];
}

export interface OutgoingMailView {
  id: string;
  kind: MailKind;
  recipient: string;
  subject: string;
  state: MailState;
  attempts: number;
  createdAt: string;
  dueAt?: string | null;
  finishedAt?: string | null;
  reason?: MailFault | null;
  error?: string | null;
}

export interface PartColors {
  background?: string | null;
  text?: string | null;
}

export interface PartColorsView {
  background?: string | null;
  text?: string | null;
}

export interface PasskeyOptions {
  json: string;
}

export interface PasskeySignInRequest {
  credential: string;
}

export interface PasskeyView {
  id: string;
  name: string;
  createdAt: string;
}

export interface PasswordCheckRequest {
  password?: string | null;
}

export interface PastChat {
  row: SessionRow;
  log: EventsPage;
}

export interface PersonChats {
  underWay: number;
  owed: number;
}

export interface PersonView {
  id: string;
  name: string;
  email: string;
  photo?: string | null;
  administrator: boolean;
  knowledgeEditor: boolean;
  disabled: boolean;
  invited: boolean;
  lockedUntil?: string | null;
  twoFactor: boolean;
  passkeys: number;
  channels: AgentChannelView[];
}

export interface PhotoRequest {
  data: string;
}

export interface PlaceArticleRequest {
  folderId: string;
  beforeId?: string | null;
}

export interface PlaceFolderRequest {
  parentId?: string | null;
  beforeId?: string | null;
}

export interface PostChatForm {
  header?: string | null;
  message?: string | null;
  transcript: boolean;
  rating: boolean;
  ratingText?: string | null;
}

export interface PostChatView {
  header?: string | null;
  message?: string | null;
  rating: boolean;
  ratingText?: string | null;
}

export interface PreChatForm {
  on: boolean;
  message?: string | null;
  fields: FormFields;
  consentText?: string | null;
  consentLink?: string | null;
  faq: FaqSuggestions;
}

export interface PreChatView {
  message?: string | null;
  fields: FieldsView;
  consentText?: string | null;
  consentLink?: string | null;
}

export interface PreferenceSettings {
  maximumChats?: number | null;
  startPage: StartPage;
  popUps: boolean;
  browserNotifications: boolean;
  title: boolean;
  sounds: boolean;
  volume: number;
  newChats: boolean;
  messages: boolean;
}

export interface PreferencesView {
  version: number;
  format: number;
  settings: PreferenceSettings;
}

export interface ProfileView {
  account: AccountView;
  hasPassword: boolean;
  twoFactor: boolean;
  recoveryCodesLeft: number;
  passkeys: PasskeyView[];
  externalSignIns: string[];
}

export interface Publications {
  articles: ArticleRow[];
  missing: string[];
}

export interface PublishRequest {
  articles: string[];
  published: boolean;
  languages?: string[] | null;
  at?: string | null;
  version?: number | null;
}

export interface QueueBoard {
  channelId: string;
  version: number;
  rows: SessionRow[];
  count: number;
}

export interface QueueChange {
  channelId: string;
  after: number;
  version: number;
  count: number;
  left: string[];
  rows: QueuePlace[];
}

export interface QueuePlace {
  index: number;
  row: SessionRow;
}

export interface QueueView {
  position: number;
  waitSeconds?: number | null;
}

export interface QuickReplyView {
  id: string;
  channelId?: string | null;
  name: string;
  text: string;
  shortcut?: string | null;
  editable: boolean;
  version: number;
}

export interface ReadInboxRequest {
  sessionId?: string | null;
}

export interface RecoveryCodesView {
  codes: string[];
}

export interface RefusalView {
  code: RefusalCode;
  text: string;
  details?: Record<string, string> | null;
  retryAfterMs?: number | null;
}

export interface RenameFolderRequest {
  name: string;
  version: number;
}

export interface RenameRequest {
  name: string;
}

export interface RenderedMarkdown {
  html: string;
}

export interface ReplyLibrary {
  templates: TemplateView[];
  quickReplies: QuickReplyView[];
  uses: ReplyUseView[];
  timeZones: Record<string, string>;
}

export interface ReplyUseView {
  kind: ReplyKind;
  id: string;
  count: number;
  lastAt: string;
  favourite: boolean;
}

export interface ResetLinkView {
  link?: string | null;
}

export interface SaveChannelRequest {
  name: string;
  header: string;
  color: string;
  language: string;
  postChat: boolean;
}

export interface SaveMailRequest {
  host: string;
  port: number;
  security: MailSecurity;
  userName?: string | null;
  password?: string | null;
  fromAddress: string;
  fromName: string;
  site: string;
}

export interface SaveTranslationRequest {
  title: string;
  body: string;
  version: number;
  slug?: string | null;
}

export interface SecondFactorRequest {
  code: string;
}

export interface Sent {
  seq: number;
  at: string;
}

export interface SessionRow {
  masked?: boolean | null;
  id: string;
  channelId: string;
  seq: number;
  status: SessionStatus;
  customerName?: string | null;
  customerEmail?: string | null;
  customerCompany?: string | null;
  customerPhone?: string | null;
  customerCountry?: string | null;
  firstMessage?: string | null;
  lastMessage?: string | null;
  lastAuthor?: AuthorKind | null;
  unread: number;
  messageCount: number;
  readByCustomer: number;
  readByAgent: number;
  agentId?: string | null;
  agentName?: string | null;
  transferTo?: string | null;
  transferFrom?: string | null;
  transferToName?: string | null;
  transferFromName?: string | null;
  transferUntil?: string | null;
  transferNote?: string | null;
  managersUntil?: string | null;
  requestedAt: string;
  queuedAt?: string | null;
  acceptedAt?: string | null;
  endedAt?: string | null;
  lastActivityAt: string;
  unansweredSince?: string | null;
  warned?: WarningKind[] | null;
  warnedAt?: string | null;
  pageUrl?: string | null;
  language?: string | null;
  tags?: string[] | null;
  noteCount?: number | null;
}

export interface SetFavouriteRequest {
  kind: ReplyKind;
  id: string;
  on: boolean;
}

export interface SetupRequest {
  name: string;
  email: string;
  password: string;
}

export interface SignInRequest {
  email: string;
  password: string;
}

export interface SignInWays {
  openIdConnect?: string | null;
  passwordReset: boolean;
}

export interface StarredChats {
  chats: SessionRow[];
}

export interface StartChat {
  messageId: string;
  visitorKey: string;
  name?: string | null;
  email?: string | null;
  question: string;
  consent: boolean;
  language?: string | null;
  pageUrl?: string | null;
  referrer?: string | null;
  company?: string | null;
  phone?: string | null;
  country?: string | null;
  suggestions: boolean;
}

export interface StyleView {
  theme: WidgetTheme;
  badge: PartColorsView;
  button: PartColorsView;
  customerMessage: PartColorsView;
  agentMessage: PartColorsView;
  font?: string | null;
  fontSize: number;
  logo?: string | null;
}

export interface SuggestedArticleView {
  id: string;
  language: string;
  title: string;
  excerpt?: string | null;
  address?: string | null;
}

export interface SwitchRequest {
  on: boolean;
}

export interface SyncPoint {
  sessionId: string;
  afterSeq: number;
}

export interface TagChange {
  sessionId: string;
  messageId: string;
  add: string[];
  remove: string[];
}

export interface TagRefView {
  id: string;
  name: string;
}

export interface TagView {
  id: string;
  name: string;
  color: string;
  version: number;
}

export interface TemplateText {
  language: string;
  text: string;
}

export interface TemplateView {
  id: string;
  folder: string;
  name: string;
  texts: TemplateText[];
  version: number;
}

export interface TestMailRequest {
  settings: SaveMailRequest;
  recipient: string;
  language: string;
}

export interface TransferAgent {
  id: string;
  name: string;
  photo?: string | null;
  openChats: number;
}

export interface TransferChannel {
  id: string;
  name: string;
  open: boolean;
  waiting: number;
}

export interface TransferRequest {
  sessionId: string;
  messageId: string;
  toAgent?: string | null;
  toChannel?: string | null;
  note?: string | null;
}

export interface TransferTargets {
  channelId: string;
  agents: TransferAgent[];
  channels: TransferChannel[];
}

export interface TranslationRow {
  language: string;
  title: string;
  slug: string;
  publishedAt?: string | null;
  version: number;
  changedAt: string;
  changedBy: string;
  views: number;
  helpful: number;
  unhelpful: number;
}

export interface TranslationView {
  row: TranslationRow;
  body: string;
  html: string;
}

export interface TwoFactorStart {
  secret: string;
  address: string;
  svg: string;
}

export interface TypingPush {
  sessionId: string;
  by: AuthorView;
  active: boolean;
  preview?: string | null;
}

export interface UploadView {
  id: string;
  name: string;
  length: number;
  offset: number;
  state: FileState;
  refused?: RefusalView | null;
}

export interface UseLinkRequest {
  name?: string | null;
  password: string;
}

export interface VersionedSettings {
  settings: ChannelSettings;
  version: number;
}

export interface VisitorChat {
  token: string;
  agentName?: string | null;
  readByAgent: number;
  queue?: QueueView | null;
  log: EventsPage;
}

export interface VisitorFile {
  messageId: string;
  fileId: string;
}

export interface VisitorHello {
  protocol: number;
  channel: string;
  token?: string | null;
  afterSeq: number;
  numbering?: number | null;
}

export interface VisitorMessage {
  messageId: string;
  text: string;
}

export interface VisitorPush {
  sessionId: string;
  leftAt?: string | null;
}

export interface VisitorSync {
  log: EventsPage;
  queue?: QueueView | null;
  token?: string | null;
}

export interface VisitorWelcome {
  channel: WidgetConfig;
  availability: AvailabilityView;
  chat?: VisitorChat | null;
  tokenRefused?: RefusalView | null;
}

export interface WarningTimesView {
  newChatAgents?: number | null;
  newChatManagers?: number | null;
  unansweredAgents?: number | null;
  unansweredManagers?: number | null;
}

export interface WidgetConfig {
  id: string;
  header: string;
  color: string;
  language: string;
  typingPreview: boolean;
  style: StyleView;
  texts: WindowTextsView;
  preChat?: PreChatView | null;
  offline: OfflineView;
  postChat?: PostChatView | null;
  deleteSeconds?: number | null;
  files?: FileLimitsView | null;
}

export interface WidgetLook {
  theme: WidgetTheme;
  badge: PartColors;
  button: PartColors;
  customerMessage: PartColors;
  agentMessage: PartColors;
  font?: string | null;
  fontSize: number;
  logo?: string | null;
  agentPhoto: boolean;
  firstNameOnly: boolean;
}

export interface WindowTexts {
  header?: string | null;
  message?: string | null;
  queueMessage?: string | null;
}

export interface WindowTextsView {
  header?: string | null;
  message?: string | null;
  queueMessage?: string | null;
}

export interface VisitorHubMethods {
  hello(hello: VisitorHello): Promise<Answer<VisitorWelcome>>;
  start(start: StartChat): Promise<Answer<VisitorChat>>;
  send(message: VisitorMessage): Promise<Answer<Sent>>;
  sendFile(file: VisitorFile): Promise<Answer<Sent>>;
  sync(afterSeq: number): Promise<Answer<VisitorSync>>;
  markRead(upTo: number): Promise<Answer<Done>>;
  typing(active: boolean, preview: string | null): Promise<void>;
  end(messageId: string): Promise<Answer<Done>>;
  deleteMessage(seq: number, messageId: string): Promise<Answer<Done>>;
  readArticle(articleId: string, language: string): Promise<Answer<ArticlePage>>;
  answerFaq(messageId: string, solved: boolean): Promise<Answer<Done>>;
  reopen(messageId: string): Promise<Answer<Done>>;
  rate(messageId: string, stars: number, comment: string | null): Promise<Answer<Done>>;
}

/** Names on the wire. */
export const visitorHub = ['Hello', 'Start', 'Send', 'SendFile', 'Sync', 'MarkRead', 'Typing', 'End', 'DeleteMessage', 'ReadArticle', 'AnswerFaq', 'Reopen', 'Rate'] as const;

export interface VisitorClientMethods {
  events(push: EventsPush): Promise<void>;
  typing(push: TypingPush): Promise<void>;
  queue(queue: QueueView): Promise<void>;
  availability(availability: AvailabilityView): Promise<void>;
  channel(channel: WidgetConfig): Promise<void>;
  resync(): Promise<void>;
  goAway(reconnectAfterMs: number): Promise<void>;
}

export interface AgentHubMethods {
  hello(hello: AgentHello): Promise<Answer<AgentWelcome>>;
  setPresence(presence: Presence): Promise<Answer<AgentMe>>;
  getNext(messageId: string, channelId: string | null): Promise<Answer<AcceptedChat>>;
  accept(sessionId: string, messageId: string): Promise<Answer<AcceptedChat>>;
  transfer(request: TransferRequest): Promise<Answer<Done>>;
  acceptTransfer(sessionId: string, messageId: string): Promise<Answer<AcceptedChat>>;
  rejectTransfer(sessionId: string, messageId: string): Promise<Answer<Done>>;
  cancelTransfer(sessionId: string, messageId: string): Promise<Answer<Done>>;
  transferTargets(sessionId: string): Promise<Answer<TransferTargets>>;
  takeOver(sessionId: string, messageId: string): Promise<Answer<AcceptedChat>>;
  goneAgents(channelId: string): Promise<Answer<GoneAgents>>;
  putBack(sessionId: string, messageId: string): Promise<Answer<Done>>;
  open(sessionId: string, afterSeq: number): Promise<Answer<AgentChat>>;
  closeView(sessionId: string): Promise<Answer<Done>>;
  send(message: AgentMessage): Promise<Answer<Sent>>;
  sendFile(file: AgentFile): Promise<Answer<Sent>>;
  sendDocument(document: AgentDocument): Promise<Answer<Sent>>;
  sendArticle(article: AgentArticle): Promise<Answer<Sent>>;
  markRead(sessionId: string, upTo: number): Promise<Answer<Done>>;
  typing(sessionId: string, active: boolean): Promise<void>;
  deleteMessage(sessionId: string, seq: number, messageId: string): Promise<Answer<Done>>;
  end(sessionId: string, messageId: string): Promise<Answer<Done>>;
  reopen(sessionId: string, messageId: string): Promise<Answer<Done>>;
  drafts(): Promise<Answer<DraftList>>;
  saveDraft(draft: DraftEdit): Promise<Answer<DraftSaved>>;
  addNote(note: AgentNote): Promise<Answer<Sent>>;
  whisper(message: AgentMessage): Promise<Answer<Sent>>;
  changeTags(change: TagChange): Promise<Answer<Sent>>;
  setStar(sessionId: string, on: boolean): Promise<Answer<Done>>;
  starred(): Promise<Answer<StarredChats>>;
  claimAlert(alert: string, keep: boolean): Promise<Answer<AlertClaim>>;
  sync(points: SyncPoint[]): Promise<Answer<AgentSync>>;
  board(channelId: string): Promise<Answer<ChannelBoard>>;
  formerChannel(channelId: string): Promise<Answer<FormerChannelView>>;
}

/** Names on the wire. */
export const agentHub = ['Hello', 'SetPresence', 'GetNext', 'Accept', 'Transfer', 'AcceptTransfer', 'RejectTransfer', 'CancelTransfer', 'TransferTargets', 'TakeOver', 'GoneAgents', 'PutBack', 'Open', 'CloseView', 'Send', 'SendFile', 'SendDocument', 'SendArticle', 'MarkRead', 'Typing', 'DeleteMessage', 'End', 'Reopen', 'Drafts', 'SaveDraft', 'AddNote', 'Whisper', 'ChangeTags', 'SetStar', 'Starred', 'ClaimAlert', 'Sync', 'Board', 'FormerChannel'] as const;

export interface AgentClientMethods {
  events(push: EventsPush): Promise<void>;
  typing(push: TypingPush): Promise<void>;
  visitor(push: VisitorPush): Promise<void>;
  chat(row: SessionRow): Promise<void>;
  queueChanged(change: QueueChange): Promise<void>;
  figures(push: FiguresPush): Promise<void>;
  me(me: AgentMe): Promise<void>;
  draft(draft: DraftView): Promise<void>;
  news(push: NewsPush): Promise<void>;
  channelChanged(channel: ChannelNotification): Promise<void>;
  resync(): Promise<void>;
  goAway(reconnectAfterMs: number): Promise<void>;
}

/** Stable codes of refusals. */
export const refusalCodes = {
  accountLinkInvalid: 'account.linkInvalid',
  addressMismatch: 'access.addressMismatch',
  agentUnavailable: 'agent.unavailable',
  alreadyJoined: 'people.alreadyJoined',
  alreadyTaken: 'chat.alreadyTaken',
  anotherChatOpen: 'chat.anotherOpen',
  archiveFileFailed: 'knowledge.archiveFileFailed',
  archiveFileTwice: 'knowledge.archiveFileTwice',
  archiveTooLarge: 'knowledge.archiveTooLarge',
  archiveUnreadable: 'knowledge.archiveUnreadable',
  articleChangedMeanwhile: 'knowledge.articleChangedMeanwhile',
  articleNewer: 'knowledge.articleNewer',
  articleNotFound: 'knowledge.articleNotFound',
  articleNotPublic: 'knowledge.articleNotPublic',
  articleTooLarge: 'knowledge.articleTooLarge',
  articleTranslated: 'knowledge.articleTranslated',
  busy: 'storage.busy',
  channelChangedMeanwhile: 'channel.changedMeanwhile',
  channelClosed: 'channel.closed',
  channelNameTaken: 'channel.nameTaken',
  channelNotFound: 'channel.notFound',
  clusterUnavailable: 'cluster.unavailable',
  colleagueUnknown: 'note.colleagueUnknown',
  deletionNotAllowed: 'chat.deletionNotAllowed',
  deletionTooLate: 'chat.deletionTooLate',
  documentChangedMeanwhile: 'documents.changedMeanwhile',
  documentFolderCycle: 'documents.folderCycle',
  documentFolderNotEmpty: 'documents.folderNotEmpty',
  documentFolderNotFound: 'documents.folderNotFound',
  documentNameTaken: 'documents.nameTaken',
  documentNotFound: 'documents.notFound',
  emailTaken: 'account.emailTaken',
  ended: 'chat.ended',
  externalFailed: 'account.externalFailed',
  externalUnknown: 'account.externalUnknown',
  fenced: 'storage.fenced',
  fileAlreadySent: 'files.alreadySent',
  fileContentMismatch: 'files.contentMismatch',
  fileDamaged: 'files.damaged',
  fileEmpty: 'files.empty',
  fileExpands: 'files.expands',
  fileIncomplete: 'files.incomplete',
  fileInfected: 'files.infected',
  fileKindNotAllowed: 'files.kindNotAllowed',
  fileNotFound: 'files.notFound',
  fileOffset: 'files.offset',
  fileScannerAway: 'files.scannerAway',
  fileTooLarge: 'files.tooLarge',
  filesAway: 'files.away',
  filesNoRoom: 'files.noRoom',
  filesNotAllowed: 'files.notAllowed',
  filesTooMany: 'files.tooMany',
  forManagers: 'queue.forManagers',
  invalidInput: 'input.invalid',
  knowledgeFolderChangedMeanwhile: 'knowledge.folderChangedMeanwhile',
  knowledgeFolderCycle: 'knowledge.folderCycle',
  knowledgeFolderNotEmpty: 'knowledge.folderNotEmpty',
  knowledgeFolderNotFound: 'knowledge.folderNotFound',
  knowledgeFolderTooDeep: 'knowledge.folderTooDeep',
  knowledgeFolderTooMany: 'knowledge.folderTooMany',
  lastAdministrator: 'people.lastAdministrator',
  lockedOut: 'account.lockedOut',
  mailNotConfigured: 'mail.notConfigured',
  mailNotFound: 'mail.notFound',
  mailRejected: 'mail.rejected',
  maximumReached: 'agent.maximumReached',
  notAllowedInState: 'chat.notAllowedInState',
  notSignedIn: 'access.notSignedIn',
  notYourChat: 'chat.notYours',
  notYourself: 'people.notYourself',
  originNotAllowed: 'access.originNotAllowed',
  outOfOrder: 'protocol.outOfOrder',
  passkeyFailed: 'account.passkeyFailed',
  passwordRules: 'account.passwordRules',
  permissionMissing: 'access.permissionMissing',
  permissionsChangedMeanwhile: 'people.permissionsChangedMeanwhile',
  personNotFound: 'people.notFound',
  preferencesChangedMeanwhile: 'profile.changedMeanwhile',
  preferencesUnknown: 'profile.formatUnknown',
  protocolUnsupported: 'protocol.unsupported',
  queueEmpty: 'queue.empty',
  queueFull: 'queue.full',
  rateLimited: 'rate.limited',
  reopeningNotAllowed: 'chat.reopeningNotAllowed',
  replyChangedMeanwhile: 'reply.changedMeanwhile',
  replyNotFound: 'reply.notFound',
  searchWithoutWords: 'search.withoutWords',
  secondFactorNeeded: 'account.secondFactorNeeded',
  secondFactorWrong: 'account.secondFactorWrong',
  sessionNotFound: 'chat.notFound',
  settingsInvalid: 'channel.settingsInvalid',
  setupLinkInvalid: 'account.setupLinkInvalid',
  shortcutTaken: 'reply.shortcutTaken',
  signInAgain: 'account.signInAgain',
  slugTaken: 'knowledge.slugTaken',
  storageUnavailable: 'storage.unavailable',
  tagChangedMeanwhile: 'tag.changedMeanwhile',
  tagNameTaken: 'tag.nameTaken',
  tagNotFound: 'tag.notFound',
  tokenInvalid: 'access.tokenInvalid',
  tooLarge: 'input.tooLarge',
  tooLateToPutBack: 'chat.tooLateToPutBack',
  tooManyMentions: 'note.tooManyMentions',
  tooManyReplies: 'reply.tooMany',
  tooManyTags: 'tag.tooMany',
  tooManyWaiting: 'queue.tooManyWaiting',
  transferOver: 'transfer.over',
  transferPending: 'transfer.pending',
  transferToOwner: 'transfer.toOwner',
  unexpected: 'server.unexpected',
  wrongCredentials: 'account.wrongCredentials',
  wrongPassword: 'account.wrongPassword',
} as const satisfies Record<string, RefusalCode>;
