import { LinkifyIt, REBuilder, type Match } from 'linkify-it';
import { webAddress, type TextPiece } from './links';

/** What shows nothing, or turns what follows, is no part of an address; joiners are, inside of words of some languages. */
const INVISIBLE = '\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
/** Up to where a browser looks for the user and the host. */
const AUTHORITY = /^https?:\/\/[^\s/?#]*/i;
const USER = /[@\uff20\ufe6b]/;
const PHONE = /[+\d(][\d().-]{2,30}(?![\p{L}\d])/yu;

class Rules extends REBuilder {
  readonly #separators = new RegExp(`[><\\uff5c${INVISIBLE}]`);

  override get_text_separators(): RegExp {
    return this.#separators;
  }

  /** Languages without spaces write directly before an address. */
  override get_schema_search(): RegExp {
    return this.cache['schema_search'] ??= new RegExp(`(^|[^0-9a-z_\\u00c0-\\u024f])(${this.get_schema_names().source})`, 'ig');
  }

  override get_mail_name_validator(): RegExp {
    return this.cache['mail_name_validator'] ??= new RegExp(
      `(?:^|[^-\\w.@/:!#$%&'*+=?^\`{|}~\\u00c0-\\u1fff]|['=])(${this.get_mail_name().source})$`,
    );
  }
}

const linkify = new LinkifyIt({ rebuilder: new Rules() })
  .add('//', null)
  .add('ftp:', null)
  .add('www.', {
    validate(text, at, self) {
      const rule = self.re.get_relative_proto_validator();
      rule.lastIndex = at;
      return rule.exec(text)?.[0].length ?? 0;
    },
  })
  .add('tel:', {
    validate(text, at) {
      PHONE.lastIndex = at;
      return PHONE.exec(text)?.[0].replace(/[.(-]+$/, '').length ?? 0;
    },
  });

/** Finds addresses of the web, of mail and telephone numbers in plain text. Anything else, javascript: above all, stays text. */
export function toPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  const upTo = (at: number) => {
    if (at > end) {
      pieces.push({ text: text.slice(end, at), href: null, host: null });
    }
  };
  for (const match of linkify.match(text) ?? []) {
    const href = toHref(match, text);
    if (href !== null) {
      upTo(match.index);
      pieces.push({ text: match.raw, href, host: otherHost(match.raw, href) });
      end = match.lastIndex;
    }
  }
  upTo(text.length);
  return pieces;
}

function toHref(match: Match, text: string): string | null {
  switch (match.schema) {
    case 'mailto:':
      return `mailto:${match.raw.replace(/^mailto:/i, '')}`;
    case 'tel:':
      return match.raw.toLowerCase();
    default: {
      const whole = match.schema === 'www.' ? `https://${text.slice(match.index)}` : text.slice(match.index);
      return USER.test(AUTHORITY.exec(whole)?.[0] ?? '') ? null : webAddress(match.schema === 'www.' ? `https://${match.raw}` : match.raw);
    }
  }
}

/** The host as the network spells it; null: as the text does. */
function otherHost(raw: string, href: string): string | null {
  const mail = /^mailto:[^@]*@/;
  const address = webAddress(href.replace(mail, 'https://'));
  if (address === null) {
    return null;
  }
  const { host, hostname } = new URL(address);
  const written = mail.test(href) ? href.replace(mail, '') : raw.replace(/^https?:\/\//i, '').replace(/[/?#].*/s, '');
  return written.toLowerCase().replace(/:\d*$/, '') === hostname ? null : host;
}
