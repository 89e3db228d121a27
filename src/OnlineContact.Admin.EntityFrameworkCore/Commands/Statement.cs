using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>
/// A statement's text with what is needed to run it: the types of its parameters and of the columns it answers with.
/// Made once for each form a statement can take, and the identity under which a session keeps its prepared command.
/// </summary>
internal sealed class Statement
{
    public required string Text { get; init; }

    public ColumnType[] Parameters { get; init; } = [];

    public Expectation Expectation { get; init; }

    /// <summary>Whether it answers with rows.</summary>
    public bool Reads { get; init; }

    /// <summary>The columns that a row of the answer holds.</summary>
    public ResultColumn[] Columns { get; init; } = [];

    /// <summary>Whether a version follows the columns.</summary>
    public bool HasVersion { get; init; }

    /// <summary>What it does to the session's transaction.</summary>
    public TransactionEffect Effect { get; init; }
}

/// <summary>What a statement does to a transaction.</summary>
internal enum TransactionEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It begins one.</summary>
    Begins,

    /// <summary>It ends it.</summary>
    Ends,
}

/// <summary>How a column of an answer is read.</summary>
internal readonly record struct ResultColumn(ColumnType Type, bool IsOptional);
