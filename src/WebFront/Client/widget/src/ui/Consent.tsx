import { useWidget } from './context';

interface Props {
  text: string;
  link: string | null;
  given: boolean;
  missing: boolean;
  onChange: (given: boolean) => void;
}

/** What the visitor has to agree to. */
export function Consent({ text, link, given, missing, onChange }: Props) {
  const { texts } = useWidget();
  return (
    <div class="field">
      <label class="consent">
        <input
          type="checkbox" name="consent" checked={given} required aria-invalid={missing}
          aria-describedby={missing ? 'consent-error' : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class="words-own">
          {text}
          {link && (
            <>
              {' '}
              <a href={link} target="_blank" rel="noopener noreferrer">
                {texts.t('consentMore')}<span class="hidden-words">{` (${texts.t('opensInNewTab')})`}</span>
              </a>
            </>
          )}
        </span>
      </label>
      {missing && <p class="error" id="consent-error" role="alert">{texts.t('consentMissing')}</p>}
    </div>
  );
}
