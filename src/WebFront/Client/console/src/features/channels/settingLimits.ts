// Written from the C# side: dotnet run --project eng/Wire -c Release -p:BuildClient=false

/** Most characters of texts, by the path of the setting. */
export const settingLengths = {
  'name': 100,
  'header': 60,
  'description': 1000,
  'alertEmail': 254,
  'hours.holidays.name': 100,
  'look.font': 100,
  'window.header': 60,
  'window.message': 1000,
  'window.queueMessage': 1000,
  'offline.header': 100,
  'offline.message': 1000,
  'offline.category': 100,
  'preChat.message': 1000,
  'preChat.consentText': 1000,
  'preChat.consentLink': 2000,
  'postChatForm.header': 100,
  'postChatForm.message': 1000,
  'postChatForm.ratingText': 200,
  'bot.name': 100,
} as const;

/** The least and the most of numbers. */
export const settingRanges = {
  'queueLimit': [0, 10000],
  'look.fontSize': [10, 24],
  'offline.aboveQueueLength': [0, 10000],
  'files.megabytes': [1, 500],
} as const;

/** No duration is longer, in minutes. */
export const longestSpan = 43200;
