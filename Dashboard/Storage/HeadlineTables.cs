using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>How headlines, their versions and their keys lie in the database.</summary>
internal static class HeadlineTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<HeadlineRow>(headline =>
        {
            headline.ToTable("Headlines");
            headline.HasIndex(h => h.Seq).IsUnique();
            headline.HasIndex(h => new { h.SourceId, h.Seq });
            headline.HasIndex(h => new { h.Section, h.Seq });
            headline.HasIndex(h => new { h.SourceId, h.SeenAt });
            headline.Property(h => h.Url).HasMaxLength(4096);
            // A poll that read the row before it was withdrawn must not say anything of it afterwards.
            headline.Property(h => h.WithdrawnAt).IsConcurrencyToken();
            headline.Property(h => h.Author).HasMaxLength(200);
            headline.Property(h => h.Section).HasMaxLength(64);
            headline.Property(h => h.Language).HasMaxLength(35);
            headline.HasOne(h => h.Source).WithMany().HasForeignKey(h => h.SourceId).OnDelete(DeleteBehavior.Restrict);
            headline.HasMany(h => h.Versions).WithOne().HasForeignKey(v => v.HeadlineId);
            headline.Property(h => h.PictureAlt).HasMaxLength(1000);
            headline.HasOne(h => h.Picture).WithMany().HasForeignKey(h => h.PictureId).OnDelete(DeleteBehavior.Restrict);
            headline.HasMany(h => h.Pictures).WithOne().HasForeignKey(p => p.HeadlineId);
        });
        builder.Entity<HeadlineVersionRow>(version =>
        {
            version.ToTable("HeadlineVersions");
            version.HasKey(v => new { v.HeadlineId, v.Number });
            version.Property(v => v.Editor).HasMaxLength(200);
        });
        builder.Entity<HeadlineKeyRow>(key =>
        {
            key.ToTable("HeadlineKeys");
            key.HasKey(k => new { k.SourceId, k.Kind, k.Hash });
            // A pruned headline leaves its keys behind as tombstones.
            key.HasOne(k => k.Headline).WithMany().HasForeignKey(k => k.HeadlineId).OnDelete(DeleteBehavior.SetNull);
        });
        ConfigureBelongings(builder);
    }

    private static void ConfigureBelongings(ModelBuilder builder)
    {
        builder.Entity<HeadlinePictureRow>(picture =>
        {
            picture.ToTable("HeadlinePictures");
            picture.HasKey(p => new { p.HeadlineId, p.Position });
            picture.Property(p => p.Alt).HasMaxLength(1000);
            picture.HasOne(p => p.Origin).WithMany().HasForeignKey(p => p.OriginId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ArticleRow>(article =>
        {
            article.ToTable("Articles");
            article.HasKey(a => a.HeadlineId);
            article.Property(a => a.HeadlineId).ValueGeneratedNever();
            article.HasIndex(a => a.NextTryAt);
            article.HasIndex(a => new { a.SourceId, a.TriedAt });
            article.Property(a => a.FailureCode).HasMaxLength(64);
            article.Property(a => a.FailureDetail).HasMaxLength(200);
            article.HasOne(a => a.Headline).WithOne().HasForeignKey<ArticleRow>(a => a.HeadlineId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
