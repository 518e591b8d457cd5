using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>Keeps the index of the search up with the articles.</summary>
public interface IKnowledgeWords
{
    /// <summary>
    /// Writes the words of a translation, in the transaction of the context. <paramref name="text"/>: the body without its marks.
    /// A translation that is deleted takes its words along by itself.
    /// </summary>
    Task Write(ChatDbContext context, KnowledgeTranslationRow translation, string text, CancellationToken cancellation);
}

internal sealed class KnowledgeWords(KnowledgeIndex index) : IKnowledgeWords
{
    public Task Write(ChatDbContext context, KnowledgeTranslationRow translation, string text, CancellationToken cancellation) =>
        index.Write(context, translation.Id, KnowledgeDocument.Of(translation.Language, translation.Title, text), cancellation);
}
