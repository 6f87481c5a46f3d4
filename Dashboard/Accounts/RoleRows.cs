using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Accounts;

/// <summary>The rows of the three roles.</summary>
internal static class RoleRows
{
    /// <summary>Adds the roles that are missing; two nodes may do so at once.</summary>
    public static async Task EnsureAsync(NewsroomDb db, CancellationToken ct)
    {
        foreach (var role in Roles.All)
        {
            var key = role.ToUpperInvariant();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "AspNetRoles" ("Id", "Name", "NormalizedName", "ConcurrencyStamp")
                VALUES ({role}, {role}, {key}, {role}) ON CONFLICT DO NOTHING
                """,
                ct);
        }
    }
}
