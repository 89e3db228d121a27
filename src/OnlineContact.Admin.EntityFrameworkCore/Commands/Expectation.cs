namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>What the number of rows that a statement touches or finds must be for a change to go on.</summary>
internal enum Expectation
{
    /// <summary>Any number.</summary>
    None,

    /// <summary>The statement must touch all rows that it names.</summary>
    AllRows,

    /// <summary>The statement reads, and must find a row.</summary>
    Found,

    /// <summary>The statement reads, and must find no row.</summary>
    NotFound,
}
