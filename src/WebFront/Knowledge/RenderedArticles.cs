using Microsoft.Extensions.Caching.Memory;

namespace OrleansChat.Knowledge;

/// <summary>Articles as HTML, rendered once for each version.</summary>
internal sealed class RenderedArticles(MarkdownRenderer renderer) : IDisposable
{
    private const int MostLetters = 32 * 1024 * 1024;
    private const int Overhead = 200;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostLetters });

    /// <summary>Safe to be shown.</summary>
    public string Html(KnowledgeTranslationRow translation) => _cache.GetOrCreate(
        (translation.Id, translation.Version),
        entry =>
        {
            var html = renderer.Html(translation.Body);
            entry.Size = html.Length + Overhead;
            return html;
        })!;

    public void Dispose() => _cache.Dispose();
}
