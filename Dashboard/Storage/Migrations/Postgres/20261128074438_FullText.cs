using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FullText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "SkippedTimes",
                table: "Sources",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsPageBody",
                table: "Headlines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RemovedAtSource",
                table: "Headlines",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Articles",
                columns: table => new
                {
                    HeadlineId = table.Column<long>(type: "bigint", nullable: false),
                    SourceId = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TriedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailureCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FailureDetail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Articles", x => x.HeadlineId);
                    table.ForeignKey(
                        name: "FK_Articles_Headlines_HeadlineId",
                        column: x => x.HeadlineId,
                        principalTable: "Headlines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SourceWindows",
                columns: table => new
                {
                    SourceId = table.Column<int>(type: "integer", nullable: false),
                    Entries = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceWindows", x => x.SourceId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_NextTryAt",
                table: "Articles",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_SourceId_TriedAt",
                table: "Articles",
                columns: new[] { "SourceId", "TriedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Articles");

            migrationBuilder.DropTable(
                name: "SourceWindows");

            migrationBuilder.DropColumn(
                name: "SkippedTimes",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "IsPageBody",
                table: "Headlines");

            migrationBuilder.DropColumn(
                name: "RemovedAtSource",
                table: "Headlines");
        }
    }
}
