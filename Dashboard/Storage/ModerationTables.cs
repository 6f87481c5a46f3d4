using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>How cases, reports and the rule lie in the database.</summary>
internal static class ModerationTables
{
    private const int Hash = 16;
    private const int Name = 200;

    public static void Configure(ModelBuilder builder)
    {
        Cases(builder);
        Reports(builder);
        builder.Entity<ModerationRuleRow>(rule =>
        {
            rule.ToTable("ModerationRules");
            rule.Property(r => r.By).HasMaxLength(Name);
            rule.Property(r => r.Note).HasMaxLength(1_000);
        });
        builder.Entity<ExposureRow>(exposure =>
        {
            exposure.ToTable("Exposures");
            exposure.HasKey(e => new { e.ModeratorId, e.Day });
            exposure.Property(e => e.ModeratorId).HasMaxLength(64);
        });
    }

    private static void Cases(ModelBuilder builder)
    {
        builder.Entity<CaseRow>(@case =>
        {
            @case.ToTable("Cases");
            @case.Property(c => c.Version).IsConcurrencyToken();
            @case.HasOne(c => c.Picture).WithMany().HasForeignKey(c => c.PictureId).OnDelete(DeleteBehavior.Restrict);
            @case.HasIndex(c => c.PictureId).IsUnique();
            // The queue: one state and lane, gravest and oldest first.
            @case.HasIndex(c => new { c.State, c.Illegal, c.Severity, c.OpenedAt });
            @case.Property(c => c.ClaimedById).HasMaxLength(64);
            @case.Property(c => c.ClaimedBy).HasMaxLength(Name);
            @case.Property(c => c.DecidedBy).HasMaxLength(Name);
            @case.HasMany(c => c.Decisions).WithOne().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CaseDecisionRow>(decision =>
        {
            decision.ToTable("CaseDecisions");
            decision.Property(d => d.Verdict).HasMaxLength(16);
            decision.Property(d => d.ModeratorId).HasMaxLength(64);
            decision.Property(d => d.Moderator).HasMaxLength(Name);
            decision.HasIndex(d => d.At);
            decision.HasIndex(d => d.ParentId);
        });
    }

    private static void Reports(ModelBuilder builder)
    {
        builder.Entity<ReportRow>(report =>
        {
            report.ToTable("Reports");
            report.HasIndex(r => new { r.CaseId, r.ReporterId }).IsUnique();
            report.HasIndex(r => new { r.CaseId, r.Person });
            // The newest reports of a case.
            report.HasIndex(r => new { r.CaseId, r.Id });
            report.HasIndex(r => r.ReporterId);
            report.HasIndex(r => r.Person);
            report.HasOne<CaseRow>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
            report.HasOne<ReporterRow>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
            report.Property(r => r.Person).HasMaxLength(Hash);
            report.Property(r => r.Network).HasMaxLength(Hash);
            report.Property(r => r.Area).HasMaxLength(Hash);
            report.Property(r => r.Comment).HasMaxLength(1_000);
            report.Property(r => r.Language).HasMaxLength(8);
        });
        builder.Entity<ReporterRow>(reporter =>
        {
            reporter.ToTable("Reporters");
            reporter.Property(r => r.Id).ValueGeneratedNever();
            // The few who are muted, found without looking at the many.
            reporter.HasIndex(r => r.MutedAt);
            reporter.Property(r => r.MutedBy).HasMaxLength(Name);
        });
        builder.Entity<ReporterKeyRow>(key =>
        {
            key.ToTable("ReporterKeys");
            key.HasKey(k => k.Period);
            key.Property(k => k.Period).ValueGeneratedNever();
        });
    }
}
