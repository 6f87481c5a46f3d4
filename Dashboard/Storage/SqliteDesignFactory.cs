using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.Storage;

/// <summary>Lets <c>dotnet ef</c> see the SQLite model without starting the product.</summary>
public sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteNewsroomDb>
{
    /// <inheritdoc />
    public SqliteNewsroomDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteNewsroomDb>().UseSqlite("Data Source=:memory:").Options);
}
