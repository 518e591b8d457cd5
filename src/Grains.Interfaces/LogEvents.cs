namespace OrleansChat;

/// <summary>
/// The event ids of the logs: one each, for good, so that alerts and on-call pages can name them. A thousand per project; what is new
/// takes the next free number, and a number whose event is gone stays free. docs/operations/monitoring.md says what each means.
/// </summary>
public static class LogEvents
{
    // 1000: what all programs share.
    public const int EnduringServiceSurprise = 1001;

    // 2000: the databases.
    public const int PostgreSqlGrainDirectoryNotAsked = 2001;
    public const int PostgreSqlGrainDirectoryNotForgotten = 2002;
    public const int SchemaUpgraderApplied = 2003;
    public const int JournalWriterDefect = 2004;
    public const int RetryingCommitterAttemptFailed = 2005;
    public const int RetryingCommitterGaveUp = 2006;
    public const int RetryingCommitterAbandoned = 2007;
    public const int RetryingCommitterConflictUnread = 2008;
    public const int SessionDirectoryUnknown = 2009;
    public const int SqliteLogTruncationFailed = 2010;
    public const int RetryingSchemaUpgraderWaiting = 2011;
    public const int RetryingSchemaUpgraderThere = 2012;
    public const int ShutdownTimeoutWithoutDatabase = 2013;
    public const int ShutdownTimeoutTooLong = 2014;
    public const int ShutdownTimeoutNoAnswer = 2015;
    public const int UnknownSetting = 2016;
    public const int DatabaseAway = 2017;
    public const int DatabaseBack = 2018;
    public const int SearchableChatsUnknown = 2030;
    public const int PostgreSqlSearchIndexLeftOut = 2031;
    public const int SearchProjectionWaiting = 2032;
    public const int SqliteSearchIndexLeftOut = 2033;
    public const int DatabaseReadinessNotReady = 2020;
    public const int DatabaseReadinessReady = 2021;

    // 3000: grains.
    public const int PresenceReportsNotTold = 3001;
    public const int UnansweredChatsReleased = 3002;
    public const int UnansweredChatsNotReleased = 3003;
    public const int ProfileCacheOld = 3004;
    public const int ChannelGrainZoneUnknown = 3005;
    public const int ChannelGrainAskFailed = 3006;
    public const int ChannelPoliciesOld = 3007;
    public const int ChannelQueueGrainNotEnded = 3008;
    public const int ChannelQueueGrainReconciled = 3009;
    public const int SchedulerGrainRoundFailed = 3010;
    public const int SchedulerGrainPostponed = 3011;
    public const int SchedulerKeepAliveFailed = 3012;
    public const int DeadlineFilterTooLate = 3013;
    public const int StorageFaultFilterAway = 3014;
    public const int FrontSenderFailed = 3015;
    public const int ChatSessionGrainAppendFailed = 3016;
    public const int ChatSessionGrainNewer = 3017;
    public const int SessionCacheLeftBehind = 3018;
    public const int SessionCacheLookFailed = 3019;
    public const int SessionCacheLoadFailed = 3020;
    public const int SessionNotifierFailed = 3021;
    public const int ChannelStatisticsGrainPutRight = 3022;
    public const int ChannelStatisticsGrainPushFailed = 3023;
    public const int ChannelStatisticsGrainCheckFailed = 3024;
    public const int ChannelStatisticsGrainStreamFailed = 3025;
    public const int LifecyclePublisherFailed = 3026;
    public const int StorageFaultFilterConflict = 3027;
    public const int StorageFaultFilterFault = 3028;
    public const int ChatSessionGrainNotOpened = 3029;
    public const int ReceivedTransfersNotRead = 3040;
    public const int ReceivedTransfersNotReturned = 3041;

    // 4000: silos.
    public const int StartupPreparationDataOpen = 4001;
    public const int StartupPreparationOpenPorts = 4002;
    public const int StartupPreparationStarting = 4003;
    public const int ClockWatchApart = 4020;
    public const int ClockWatchNotMeasured = 4021;

    // 5000: web fronts.
    public const int AgentNotifierNotTold = 5001;
    public const int ChannelAccessAdmittedUnasked = 5002;
    public const int GrainCallsRepeating = 5003;
    public const int GrainCallsOvertaken = 5004;
    public const int ResetDeliveryNotAnswered = 5005;
    public const int FaultHandlerSurprise = 5006;
    public const int FaultHandlerRefused = 5007;
    public const int ClusterWatchChanged = 5008;
    public const int ClusterWatchNoTime = 5009;
    public const int ClusterWatchNoPulse = 5010;
    public const int AgentSubscriptionsSettleFailed = 5011;
    public const int FeedRenewalWatchingAgain = 5012;
    public const int FeedTableRenewFailed = 5013;
    public const int FrontObserverMissed = 5014;
    public const int FrontObserverSignalFailed = 5015;
    public const int SessionFeedReadFailed = 5016;
    public const int ExternalRegistrationFailed = 5017;
    public const int ConnectionDrainBegun = 5018;
    public const int FirstStartNoDemo = 5019;
    public const int FirstStartNotYet = 5020;
    public const int ClusterConnectRetryFilterNoSilo = 5021;
    public const int HubGuardFilterUnavailable = 5022;
    public const int HubGuardFilterSurprise = 5023;
    public const int BoundedJsonHubProtocolUnreadable = 5024;
    public const int KeyRingStartKeysInClear = 5025;
    public const int KeyRingStartKeysEncrypted = 5026;
    public const int UnconfiguredProxiesFound = 5027;
    public const int MailDeliveryNotSent = 5028;
    public const int MailDeliveryFault = 5029;
    public const int WidgetScriptLookUnknown = 5030;
    public const int AlertMailerNotMailed = 5040;
    public const int AlertDeliveryNotSettled = 5041;
    public const int AgentAccessNotTold = 5045;
    public const int KnowledgeCountFlushFailed = 5046;
    public const int ClamScannerAway = 5060;
    public const int ClamScannerFound = 5061;
    public const int ClamScannerNoAnswer = 5062;
    public const int FileRetentionNotDeleted = 5063;
    public const int FileChecksNoRoom = 5064;
    public const int FileDownloadsAway = 5065;
    public const int FaqSuggesterLate = 5047;
    public const int FaqSuggesterBusy = 5048;
    public const int FaqSuggesterFailed = 5049;
    public const int KnowledgeImportAgain = 5052;
    public const int KnowledgeImportFailed = 5053;
    public const int FaqSearchesBusy = 5054;
    public const int FaqSearchesLate = 5055;
    public const int MissingKeyLookupFound = 5050;
    public const int MissingKeyLookupRefused = 5051;

    // 6000: what one can see.
    public const int VersionLine = 6001;
    public const int LogFolding = 6002;
}
