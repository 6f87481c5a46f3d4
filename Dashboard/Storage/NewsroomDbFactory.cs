using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>Makes a <see cref="NewsroomDb"/> whatever the provider is; one short-lived context an operation.</summary>
/// <typeparam name="T">The provider's context.</typeparam>
/// <param name="inner">The provider's factory.</param>
public sealed class NewsroomDbFactory<T>(IDbContextFactory<T> inner) : IDbContextFactory<NewsroomDb>
    where T : NewsroomDb
{
    /// <inheritdoc />
    public NewsroomDb CreateDbContext() => inner.CreateDbContext();
}
