import { limits } from '@orleans-chat/shared';
import { useState } from 'preact/hooks';
import { useWidget } from './context';
import { Icon } from './icons';

const STARS = Array.from({ length: limits.mostStars }, (_, index) => index + 1);
const COMMENT_LIMIT = limits.commentLength;

/** One to five stars, once. */
export function Rating({ question, given }: { question: string; given: number | null }) {
  const { client, state, texts } = useWidget();
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState('');
  if (given !== null) {
    return <p class="thanks" role="status" tabIndex={-1} data-focus>{texts.t('rated')}</p>;
  }
  const submit = (event: Event) => {
    event.preventDefault();
    void client.rate(stars, comment);
  };
  return (
    <form class="rate" onSubmit={submit}>
      <fieldset class="stars">
        <legend>{question}</legend>
        {STARS.map((star) => (
          <label key={star} class={star <= stars ? 'on' : ''} title={texts.t('stars', { count: star })}>
            <input
              type="radio" name="stars" value={star} checked={star === stars} aria-label={texts.t('stars', { count: star })}
              onChange={() => setStars(star)}
            />
            <Icon name={star <= stars ? 'starFull' : 'star'} size={28} />
          </label>
        ))}
      </fieldset>
      {stars > 0 && (
        <>
          <p class="chosen" role="status">{texts.t('starsChosen', { stars: texts.t('stars', { count: stars }) })}</p>
          <textarea
            aria-label={texts.t('comment')} placeholder={texts.t('comment')} maxLength={COMMENT_LIMIT} value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button class="primary" type="submit" disabled={state.ending}>{texts.t('rateSend')}</button>
        </>
      )}
    </form>
  );
}
