using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Storage.Bulk;

/// <summary>How rows of one kind are written past the change tracker: read from the model, so that a new column needs nothing here.</summary>
internal sealed class RowShape
{
    private static readonly ConcurrentDictionary<IEntityType, RowShape> Known = [];

    private RowShape(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table) ?? throw new InvalidOperationException($"{type.Name} lies in no table.");
        Table = Quoted(table.Name);
        Generated = type.FindPrimaryKey()?.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } key] && key.ClrType == typeof(long) ? key : null;
        Columns = [.. type.GetProperties().Select(p => new RowColumn(p, Quoted(p.GetColumnName(table) ?? p.Name), p.GetRelationalTypeMapping()))];
        Written = Generated is null ? Columns : [.. Columns.Where(c => c.Property != Generated)];
    }

    /// <summary>The table's name, quoted.</summary>
    public string Table { get; }

    /// <summary>The key that the database numbers; null where rows bring theirs.</summary>
    public IProperty? Generated { get; }

    /// <summary>Every column.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>Every column but the numbered key.</summary>
    public IReadOnlyList<RowColumn> Written { get; }

    /// <summary>The shape of a kind of rows.</summary>
    /// <typeparam name="T">The rows.</typeparam>
    /// <param name="db">Whose model counts.</param>
    public static RowShape Of<T>(NewsroomDb db) =>
        Known.GetOrAdd(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is no row."), type => new RowShape(type));

    /// <summary>Gives a row the number the database gave it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">The number.</param>
    public void SetKey(object row, long number) => Generated!.PropertyInfo!.SetValue(row, number);

    private static string Quoted(string name) => $"\"{name}\"";
}
