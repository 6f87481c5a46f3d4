using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>How subscriptions at hubs lie in the database.</summary>
internal static class WebSubTables
{
    public static void Configure(ModelBuilder builder) =>
        builder.Entity<WebSubRow>(subscription =>
        {
            subscription.ToTable("WebSubs");
            subscription.HasIndex(w => w.Token).IsUnique();
            subscription.HasIndex(w => w.SourceId);
            subscription.HasIndex(w => w.NextAt);
            subscription.Property(w => w.Hub).HasMaxLength(2048);
            subscription.Property(w => w.Topic).HasMaxLength(2048);
            subscription.Property(w => w.Token).HasMaxLength(64);
            subscription.Property(w => w.Secret).HasMaxLength(512);
            subscription.Property(w => w.FailureCode).HasMaxLength(64);
            subscription.HasOne(w => w.Source).WithMany().HasForeignKey(w => w.SourceId);
        });
}
