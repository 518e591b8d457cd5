import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { settingWords } from '../src/features/channels/settingWords';
import { addLateTexts, speak, startTexts } from '../src/lib/i18n';
import { wordsOf } from '../src/shell/words';

const say = (path: string, value: unknown) => settingWords(t, path, value);
const WEEK = '[{"start":"08:00:00","end":"12:00:00"},{"start":"22:00:00","end":"06:00:00"}]';

describe('the words for a setting', () => {
  beforeAll(async () => {
    await startTexts(wordsOf);
    await addLateTexts();
  });

  it.each([
    ['en', 'postChat', 'True', 'Yes'], ['en', 'bot.on', false, 'No'], ['nb', 'postChat', true, 'Ja'], ['nb', 'bot.on', 'False', 'Nei'],
    ['en', 'bot.name', 'True', 'True'], ['en', 'window.message', 'False', 'False'],
    ['en', 'idleTimeout', '00:01:00', '1 minute'], ['en', 'answerTarget', '00:01:30', '90 seconds'],
    ['nb', 'reopenWindow', '01:30:00', '90 minutter'],
    ['nb', 'warnAgentsNewChat', '1.00:00:00', '1 døgn'], ['en', 'offline.afterInQueue', '00:00:00', '0 seconds'],
    ['en', 'preChat.fields.name', 'required', 'Required'], ['nb', 'preChat.fields.name', 'required', 'Påkrevd'],
    ['nb', 'look.theme', 'dark', 'Mørk'], ['en', 'look.theme', 'sepia', 'sepia'], ['en', 'offline.priority', 'urgent', 'Urgent'],
    ['en', 'language', 'nb', 'Norwegian Bokmål'],
    ['en', 'look.logo', '0123456789abcdef0123456789abcdef', 'A picture'], ['nb', 'look.logo', null, '–'],
    ['en', 'hours.monday.open', WEEK, '08:00–12:00, 22:00–06:00 (next day)'], ['nb', 'hours.monday.open', [], 'Stengt'],
    ['nb', 'hours.monday.breaks', [{ start: '11:30:00', end: '12:00:00' }], '11:30–12:00'], ['en', 'hours.monday.breaks', '[]', '–'],
    ['nb', 'hours.holidays', '[{"date":"2026-12-25","name":"Første juledag","open":null}]', '25. des. 2026 Første juledag: Stengt'],
    ['en', 'allowedOrigins', ['https://a.example', 'https://b.example'], 'https://a.example, https://b.example'],
    ['en', 'allowedOrigins', '["https://a.exa', '["https://a.exa'],
    ['en', 'name', 'True', 'True'], ['en', 'queueLimit', 0, '0'], ['en', 'window.message', '', '–'],
  ] as const)('%s: %s %j is “%s”', async (language, path, value, words) => {
    await speak(language);
    expect(say(path, value)).toBe(words);
  });
});
