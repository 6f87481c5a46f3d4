using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.Storage;

/// <summary>Lets <c>dotnet ef</c> see the PostgreSQL model without starting the product.</summary>
public sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresNewsroomDb>
{
    /// <inheritdoc />
    public PostgresNewsroomDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresNewsroomDb>().UseNpgsql("Host=design").Options);
}
