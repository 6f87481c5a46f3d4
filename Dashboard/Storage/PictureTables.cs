using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>How pictures lie in the database.</summary>
internal static class PictureTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<PictureRow>(picture =>
        {
            picture.ToTable("Pictures");
            picture.HasIndex(p => p.Hash).IsUnique();
            picture.HasIndex(p => p.Name).IsUnique();
            picture.Property(p => p.Name).HasMaxLength(22);
            picture.HasMany(p => p.Forms).WithOne().HasForeignKey(f => f.PictureId);
            picture.HasOne<CaseRow>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PictureFormRow>(form =>
        {
            form.ToTable("PictureForms");
            form.HasKey(f => new { f.PictureId, f.Form, f.MediaType });
            form.Property(f => f.MediaType).HasMaxLength(64);
        });
        builder.Entity<PictureOriginRow>(origin =>
        {
            origin.ToTable("PictureOrigins");
            origin.HasIndex(o => new { o.SourceId, o.AddressHash }).IsUnique();
            origin.HasIndex(o => o.NextTryAt);
            origin.HasIndex(o => o.ContentHash);
            origin.Property(o => o.Address).HasMaxLength(4096);
            origin.Property(o => o.FailureCode).HasMaxLength(64);
            origin.Property(o => o.FailureDetail).HasMaxLength(200);
            origin.HasOne<PictureRow>().WithMany().HasForeignKey(o => o.PictureId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
