namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>The ways in which this product is run.</summary>
internal enum ProductMode
{
    /// <summary>One process, SQLite.</summary>
    Embedded,

    /// <summary>One web front that hosts a silo, PostgreSQL.</summary>
    Member,

    /// <summary>One silo process and one web front, PostgreSQL.</summary>
    Separate,
}
