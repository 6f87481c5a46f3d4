using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>How the event logs, the audit log and one-time links lie in the database.</summary>
internal static class LiveTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<EventRow>(@event =>
        {
            @event.ToTable("Events");
            @event.HasKey(e => new { e.Log, e.Seq });
            @event.HasIndex(e => e.HeadlineId);
            @event.HasIndex(e => e.PictureId);
            @event.Property(e => e.Kind).HasMaxLength(32);
            @event.Property(e => e.Language).HasMaxLength(35);
            @event.Property(e => e.Section).HasMaxLength(64);
            @event.Property(e => e.FormerLanguage).HasMaxLength(35);
            @event.Property(e => e.FormerSection).HasMaxLength(64);
        });
        builder.Entity<EventLogRow>(log =>
        {
            log.ToTable("EventLogs");
            log.HasKey(l => l.Log);
            log.Property(l => l.Log).ValueGeneratedNever();
            log.HasData(new EventLogRow { Log = LiveLog.Public }, new EventLogRow { Log = LiveLog.Staff });
        });
        builder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("Audit");
            audit.HasKey(a => a.Serial);
            audit.Property(a => a.Serial).ValueGeneratedNever();
            audit.HasIndex(a => a.Subject);
            audit.Property(a => a.ActorName).HasMaxLength(200);
            audit.Property(a => a.Act).HasMaxLength(64);
            audit.Property(a => a.Subject).HasMaxLength(128);
        });
        builder.Entity<FirstAdminLinkRow>().ToTable("FirstAdminLinks");
    }
}
