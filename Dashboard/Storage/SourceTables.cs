using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>How sources, sections and the site lie in the database.</summary>
internal static class SourceTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<SourceRow>(source =>
        {
            source.ToTable("Sources");
            source.HasIndex(s => s.AddressKey).IsUnique();
            source.HasIndex(s => new { s.State, s.NextRunAt });
            source.Property(s => s.Address).HasMaxLength(2048);
            source.Property(s => s.AddressKey).HasMaxLength(2048);
            source.Property(s => s.Site).HasMaxLength(2048);
            source.Property(s => s.Name).HasMaxLength(200);
            source.Property(s => s.Section).HasMaxLength(64);
            source.Property(s => s.Language).HasMaxLength(35);
            source.Property(s => s.Cron).HasMaxLength(200);
            source.Property(s => s.TimeZone).HasMaxLength(64);
            source.Property(s => s.FailureCode).HasMaxLength(64);
            source.Property(s => s.MovedTo).HasMaxLength(2048);
            source.Property(s => s.Rules).HasMaxLength(8000);
            source.Property(s => s.Version).IsConcurrencyToken();
            source.HasMany(s => s.Addresses).WithOne().HasForeignKey(a => a.SourceId);
        });
        builder.Entity<SourceAddressRow>(address =>
        {
            address.ToTable("SourceAddresses");
            address.Property(a => a.Address).HasMaxLength(2048);
            address.Property(a => a.Reason).HasMaxLength(16);
        });
        builder.Entity<SectionRow>(section =>
        {
            section.ToTable("Sections");
            section.HasKey(s => s.Slug);
            section.Property(s => s.Slug).HasMaxLength(64);
            section.Property(s => s.Name).HasMaxLength(100);
        });
        builder.Entity<SiteRow>(site =>
        {
            site.ToTable("Site");
            site.Property(s => s.Id).ValueGeneratedNever();
            site.Property(s => s.Version).IsConcurrencyToken();
        });
        ConfigurePolls(builder);
    }

    private static void ConfigurePolls(ModelBuilder builder)
    {
        builder.Entity<SourceRunRow>(run =>
        {
            run.ToTable("SourceRuns");
            run.HasIndex(r => new { r.SourceId, r.Id });
            run.Property(r => r.Outcome).HasMaxLength(16);
            run.Property(r => r.Cause).HasMaxLength(16);
            run.Property(r => r.FailureCode).HasMaxLength(64);
        });
        builder.Entity<SourceWindowRow>(window =>
        {
            window.ToTable("SourceWindows");
            window.HasKey(w => w.SourceId);
            window.Property(w => w.SourceId).ValueGeneratedNever();
        });
    }
}
