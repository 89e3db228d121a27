namespace OnlineContact.Admin.Storage;

/// <summary>A row as a store hands it out: its version and a cell for each of the shape's columns, in their order.</summary>
/// <param name="Version">The version; of a shape without versions <see cref="StoreVersion.First"/>.</param>
/// <param name="Cells">The cells. The receiver does not write to them.</param>
public readonly record struct StoredRow(StoreVersion Version, Cell[] Cells);
