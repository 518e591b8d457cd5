using Microsoft.EntityFrameworkCore;

namespace OrleansChat.Knowledge;

/// <summary>The tables of the knowledge base.</summary>
internal static class KnowledgeModel
{
    public static void Apply(ModelBuilder builder)
    {
        var folders = builder.Entity<KnowledgeFolderRow>().ToTable("knowledge_folders");
        folders.Property(folder => folder.Id).ValueGeneratedNever();
        folders.Property(folder => folder.Version).IsConcurrencyToken();
        folders.HasOne<KnowledgeFolderRow>().WithMany().HasForeignKey(folder => folder.ParentId).OnDelete(DeleteBehavior.NoAction);
        var articles = builder.Entity<KnowledgeArticleRow>().ToTable("knowledge_articles");
        articles.Property(article => article.Id).ValueGeneratedNever();
        articles.Property(article => article.Version).IsConcurrencyToken();
        articles.HasOne<KnowledgeFolderRow>().WithMany().HasForeignKey(article => article.FolderId).OnDelete(DeleteBehavior.NoAction);
        var translations = builder.Entity<KnowledgeTranslationRow>().ToTable("knowledge_translations");
        translations.HasKey(translation => translation.Id);
        translations.HasOne<KnowledgeArticleRow>().WithMany().HasForeignKey(translation => translation.ArticleId);
        translations.Property(translation => translation.Version).IsConcurrencyToken();
        var versions = builder.Entity<KnowledgeVersionRow>().ToTable("knowledge_versions");
        versions.HasKey(version => new { version.TranslationId, version.Number });
        versions.HasOne<KnowledgeTranslationRow>().WithMany().HasForeignKey(version => version.TranslationId);
        var counts = builder.Entity<KnowledgeCountRow>().ToTable("knowledge_counts");
        counts.HasKey(count => count.TranslationId);
        counts.HasOne<KnowledgeTranslationRow>().WithOne().HasForeignKey<KnowledgeCountRow>(count => count.TranslationId);
    }
}
